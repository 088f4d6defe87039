// A sink of paint steps: the canvas of the page.

export class CanvasSink {
  constructor(canvas, font) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.font = font;
    this.paths = new Map();
  }

  begin(width, height, ratio, paper) {
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    this.ratio = ratio;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.globalAlpha = 1;
    this.context.fillStyle = paper;
    this.context.fillRect(0, 0, width, height);
    this.context.lineJoin = "round";
    this.context.lineCap = "round";
  }

  /** Many curves of one style at once: [x1, y1, cx, cy, x2, y2]. */
  curves(list, { stroke, width, alpha, dash = [] }) {
    const pen = this.context;
    pen.globalAlpha = alpha;
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    for (const [x1, y1, cx, cy, x2, y2] of list) {
      pen.moveTo(x1, y1);
      pen.quadraticCurveTo(cx, cy, x2, y2);
    }
    pen.stroke();
    pen.setLineDash([]);
  }

  /** A closed outline with round corners: filled and widely stroked in one colour. */
  outline(points, { fill, alpha, width }) {
    const pen = this.context;
    pen.globalAlpha = alpha;
    pen.fillStyle = pen.strokeStyle = fill;
    pen.lineWidth = width;
    pen.beginPath();
    points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.closePath();
    pen.stroke();
    pen.fill();
  }

  /** A mark of unit path `path` around x, y. */
  mark(path, x, y, r, { fill, stroke, width, alpha = 1 }) {
    const pen = this.context;
    if (!this.paths.has(path)) this.paths.set(path, new Path2D(path));
    pen.globalAlpha = alpha;
    pen.setTransform(this.ratio * r, 0, 0, this.ratio * r, this.ratio * x, this.ratio * y);
    pen.fillStyle = fill;
    pen.fill(this.paths.get(path));
    if (stroke) {
      pen.strokeStyle = stroke;
      pen.lineWidth = width / r;
      pen.stroke(this.paths.get(path));
    }
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  text(words, x, y, { size, weight = 400, fill, halo, anchor = "middle", alpha = 1 }) {
    const pen = this.context;
    pen.globalAlpha = alpha;
    pen.font = `${weight} ${size}px ${this.font}`;
    pen.textAlign = anchor === "middle" ? "center" : anchor;
    pen.textBaseline = "middle";
    if (halo) {
      pen.strokeStyle = halo;
      pen.lineWidth = 3.5;
      pen.strokeText(words, x, y);
    }
    pen.fillStyle = fill;
    pen.fillText(words, x, y);
  }

  measure(words, size, weight = 400) {
    this.context.font = `${weight} ${size}px ${this.font}`;
    return this.context.measureText(words).width;
  }
}

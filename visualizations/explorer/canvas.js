// A sink of paint steps: the canvas of the page.

const MOST_STAMPS = 3000;

export class CanvasSink {
  constructor(canvas, font) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.font = font;
    this.stamps = new Map();
  }

  begin(width, height, ratio, paper) {
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    if (this.stamps.size > MOST_STAMPS) this.stamps.clear();
    this.ratio = ratio;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.globalAlpha = 1;
    this.context.fillStyle = paper;
    this.context.fillRect(0, 0, width, height);
    this.context.lineJoin = "round";
    this.context.lineCap = "round";
  }

  /** Many curves of one style at once: [x1, y1, cx, cy, x2, y2]. */
  curves(list, { stroke, width, alpha, dash = [], straight = false }) {
    const pen = this.context;
    pen.globalAlpha = alpha;
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    for (const [x1, y1, cx, cy, x2, y2] of list) {
      pen.moveTo(x1, y1);
      if (straight) pen.lineTo(x2, y2);
      else pen.quadraticCurveTo(cx, cy, x2, y2);
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

  /** A mark of unit path `path` around x, y; each look is drawn once and then stamped. */
  mark(path, x, y, r, { fill, stroke, width, alpha = 1 }) {
    const size = Math.max(1, Math.round(r * 4)) / 4;
    const key = `${path} ${fill} ${stroke} ${width} ${size} ${this.ratio}`;
    if (!this.stamps.has(key)) this.stamps.set(key, this.stamp(path, size, fill, stroke, width));
    const stamp = this.stamps.get(key);
    const side = stamp.width / this.ratio;
    const snap = (at) => Math.round((at - side / 2) * this.ratio) / this.ratio;
    this.context.globalAlpha = alpha;
    this.context.drawImage(stamp, snap(x), snap(y), side, side);
  }

  stamp(path, r, fill, stroke, width) {
    const side = Math.ceil((3.2 * r + 2 * width) * this.ratio);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const pen = canvas.getContext("2d");
    pen.setTransform(this.ratio * r, 0, 0, this.ratio * r, side / 2, side / 2);
    pen.lineJoin = "round";
    pen.fillStyle = fill;
    pen.fill(new Path2D(path));
    pen.strokeStyle = stroke;
    pen.lineWidth = width / r;
    pen.stroke(new Path2D(path));
    return canvas;
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

// Names that never overlap: each takes cells of a grid of 6 pixels, or waits until there is room.

const CELL = 6;
const HEIGHT = 16;

const MARK = 1;
const NAME = 2;

/** Cells of the picture: free, under a mark, or under a name. Boxes are [left, top, right, bottom]. */
export class Occupancy {
  constructor(width, height) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  /** Is the whole box inside the picture and free of names, and of marks unless these may be covered? */
  free(box, overMarks = false) {
    const [x0, y0, x1, y1] = box.map((side) => Math.floor(side / CELL));
    if (x0 < 0 || y0 < 0 || x1 >= this.columns || y1 >= this.rows) return false;
    const least = overMarks ? NAME : MARK;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) if (this.cells[y * this.columns + x] >= least) return false;
    }
    return true;
  }

  mark(box) {
    this.fill(box, MARK);
  }

  take(box) {
    this.fill(box, NAME);
  }

  fill([left, top, right, bottom], what) {
    const x1 = Math.min(this.columns - 1, Math.floor(right / CELL));
    const y1 = Math.min(this.rows - 1, Math.floor(bottom / CELL));
    for (let y = Math.max(0, Math.floor(top / CELL)); y <= y1; y++) {
      for (let x = Math.max(0, Math.floor(left / CELL)); x <= x1; x++) {
        const cell = y * this.columns + x;
        this.cells[cell] = Math.max(this.cells[cell], what);
      }
    }
  }
}

/**
 * Places for names, best first.
 * `wanted` is a list of {node, text, x, y, r}; `measure(text)` gives a width; at most `budget` are placed,
 * of which the first `bold` may cover marks rather than stay away.
 */
export function placeLabels(wanted, grid, measure, budget, bold = 0) {
  const placed = [];
  for (const [rank, one] of wanted.entries()) {
    if (placed.length >= budget) break;
    const around = spots(one, measure(one.text));
    const spot = around.find(({ box }) => grid.free(box)) ?? (rank < bold ? around.find(({ box }) => grid.free(box, true)) : null);
    if (!spot) continue;
    grid.take(spot.box);
    placed.push({ ...one, ...spot });
  }
  return placed;
}

/** Eight places around a mark: beside it, over and under it, then at its corners. */
function spots({ x, y, r }, width) {
  const gap = r + 4;
  const half = HEIGHT / 2;
  const corner = r * 0.6 + half + 1;
  const beside = (side, dy, out) => {
    const tx = x + side * out;
    const [left, right] = side > 0 ? [tx - 1, tx + width + 1] : [tx - width - 1, tx + 1];
    return { tx, ty: y + dy, anchor: side > 0 ? "start" : "end", box: [left, y + dy - half, right, y + dy + half] };
  };
  const over = (dy) => ({ tx: x, ty: y + dy, anchor: "middle", box: [x - width / 2 - 1, y + dy - half, x + width / 2 + 1, y + dy + half] });
  return [
    beside(1, 0, gap),
    beside(-1, 0, gap),
    over(-gap - half),
    over(gap + half),
    ...[1, -1].flatMap((side) => [-corner, corner].map((dy) => beside(side, dy, r * 0.6))),
  ];
}

/** Pairs of placed names whose boxes cross: zero, or something is wrong. */
export function overlaps(placed) {
  let count = 0;
  for (let i = 0; i < placed.length; i++) {
    for (let j = 0; j < i; j++) if (cross(placed[i].box, placed[j].box)) count++;
  }
  return count;
}

function cross(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** A name cut to a length that a map can hold. */
export function shorten(text, most = 30) {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

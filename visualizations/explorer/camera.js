// Where the reader looks: pan, zoom and touch by d3-zoom, and the sizes of marks that follow.

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

const MARGIN = 40;
const SMALL = 600; // a phone
const NEAREST = 4;
const FOOT = 64; // room for the buttons

export class Camera {
  constructor(stage, scene, moved) {
    this.scene = scene;
    this.stage = stage;
    this.transform = zoomIdentity;
    this.behaviour = zoom()
      .scaleExtent([0.6, 24])
      .filter((event) => wanted(event, stage))
      .on("zoom", ({ transform, sourceEvent }) => {
        this.transform = transform;
        moved(Boolean(sourceEvent));
      });
    this.selection = select(stage).call(this.behaviour).on("dblclick.zoom", null);
  }

  /** Fit the drawing in the stage; outliers, and a shelf that would make it much smaller, may be out of sight. */
  resize(width, height) {
    const { scene } = this;
    this.width = width;
    this.height = height;
    const [left, right] = middleMost(scene.x, scene);
    let [top, bottom] = middleMost(scene.y, scene);
    const lowest = scene.y.reduce((low, y) => Math.max(low, y), bottom);
    if (lowest - top < 1.35 * (bottom - top)) bottom = lowest;
    const side = Math.min(MARGIN, width / 9);
    const tall = height - side - FOOT;
    this.scale = Math.min((width - 2 * side) / Math.max(right - left, 1), tall / Math.max(bottom - top, 1));
    this.left = width / 2 - (this.scale * (left + right)) / 2;
    this.top = side + tall / 2 - (this.scale * (top + bottom)) / 2;
    const room = Math.max(width, height);
    this.behaviour.extent([[0, 0], [width, height]]).translateExtent([[-room / 2, -room / 2], [width + room / 2, height + room / 2]]);
  }

  get zoomed() {
    return this.transform.k;
  }

  /** Place on the stage of a node, in pixels. */
  at(node) {
    const { x, y, k } = this.transform;
    return [x + k * (this.left + this.scale * this.scene.x[node]), y + k * (this.top + this.scale * this.scene.y[node])];
  }

  /** Radius in pixels of the mark of a node: its area grows with its partners. Meetings are a little smaller. */
  radius(node, { degree, most }) {
    const apart = this.scale * this.scene.spacing;
    const least = Math.min(6, Math.max(1.6, 0.18 * apart));
    const largest = Math.min(16, Math.max(4, 0.45 * apart));
    return (least + (largest - least) * Math.sqrt(degree[node] / most)) * Math.min(2.4, this.zoomed ** 0.45) * (this.scene.isMeeting(node) ? 0.72 : 1);
  }

  by(factor) {
    this.selection.call(this.behaviour.scaleBy, factor);
  }

  home() {
    this.selection.call(this.behaviour.transform, zoomIdentity);
  }

  /** Bring nodes into sight: move only if one is out of it; on a small stage, come near. */
  show(nodes) {
    const spots = nodes.map((node) => this.at(node));
    const inside = spots.every(([x, y]) => x > 20 && y > 20 && x < this.width - 20 && y < this.height - 20);
    const [left, top] = [0, 1].map((axis) => Math.min(...spots.map((spot) => spot[axis])));
    const [right, low] = [0, 1].map((axis) => Math.max(...spots.map((spot) => spot[axis])));
    const nearer = Math.min((0.7 * this.width) / (right - left + 1), (0.6 * this.height) / (low - top + 1));
    if (this.width < SMALL && nearer * this.zoomed < NEAREST) this.by(nearer);
    else if (inside) return;
    const x = this.left + this.scale * middle(this.scene.x, nodes);
    const y = this.top + this.scale * middle(this.scene.y, nodes);
    this.selection.call(this.behaviour.translateTo, x, y);
  }
}

function middle(axis, nodes) {
  const values = nodes.map((node) => axis[node]);
  return (Math.min(...values) + Math.max(...values)) / 2;
}

/** The wheel zooms once the map has been clicked; one finger scrolls the page, two move the map. */
function wanted(event, stage) {
  if (event.type === "wheel") return event.ctrlKey || stage.contains(document.activeElement);
  if (event.touches) return event.touches.length > 1;
  return !event.button;
}

/** Extent of an axis over the tied nodes without the one per cent farthest out; of all when none is tied. */
function middleMost(axis, scene) {
  const tied = [...axis].filter((value, node) => scene.tied[node]);
  const kept = (tied.length > 1 ? tied : [...axis]).sort((a, b) => a - b);
  if (!kept.length) return [0, 1];
  const cut = Math.floor(kept.length / 200);
  return [kept[cut], kept[kept.length - 1 - cut]];
}

// The document as arrays that can be drawn and walked: actors first, then meetings.

/** Actors and meetings as one list of nodes, their ties, and who is tied to whom. */
export class Scene {
  constructor({ actors, meetings, ties, groups, legend, meta }) {
    this.legend = legend;
    this.groups = groups;
    this.directed = meta.directed;
    this.spacing = meta.spacing;
    this.actorCount = actors.id.length;
    this.count = this.actorCount + meetings.id.length;
    this.id = [...actors.id, ...meetings.id];
    this.name = [...actors.name, ...meetings.name];
    this.x = Float64Array.from([...actors.x, ...meetings.x]);
    this.y = Float64Array.from([...actors.y, ...meetings.y]);
    this.date = meetings.date;
    const event = legend.kinds.findIndex((kind) => kind.code === "event");
    this.kind = [...actors.kind, ...meetings.id.map(() => event)];
    this.field = [...actors.field, ...meetings.id.map(() => -1)];
    this.extended = actors.extended;
    this.territory = actors.territory;
    this.silent = new Set(actors.silent);
    this.ties = ties;
    this.tieCount = ties.a.length;
    this.row = new Map(this.id.map((id, node) => [id, node]));
    this.tied = new Uint8Array(this.count);
    for (let tie = 0; tie < this.tieCount; tie++) this.tied[ties.a[tie]] = this.tied[ties.b[tie]] = 1;
  }

  isMeeting(node) {
    return node >= this.actorCount;
  }

  get twoMode() {
    return this.count > this.actorCount;
  }

  fieldOf(node) {
    return this.legend.fields[this.field[node]] ?? null;
  }

  kindOf(node) {
    return this.legend.kinds[this.kind[node]];
  }

  /** Letters written inside the mark: the extended field, else the core one. */
  lettersOf(node) {
    const field = this.legend.extended[this.extended[node]] ?? this.fieldOf(node);
    return field ? field.letters : "";
  }

  /** First and last day that any tie is dated, or null. */
  get span() {
    const days = [...this.ties.since, ...this.ties.until].filter((day) => day !== null);
    return days.length ? days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [days[0], days[0]]) : null;
  }
}

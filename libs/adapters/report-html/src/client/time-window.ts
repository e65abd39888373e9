/**
 * The stretch of time that all charts of the page show, and the instant under the pointer. One object for all, so
 * that a zoom in one chart is a zoom in each.
 */
export class TimeWindow {
  readonly first: number;
  readonly last: number;
  readonly shortest: number;
  start: number;
  end: number;
  /** The instant under the crosshair, null when there is none. */
  cursor: number | null = null;
  readonly #listeners: (() => void)[] = [];

  /** `shortest` is the shortest stretch one may zoom to. */
  constructor(first: number, last: number, shortest: number) {
    this.first = first;
    this.last = Math.max(last, first + 1);
    this.shortest = Math.min(shortest, this.last - first);
    this.start = this.first;
    this.end = this.last;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  get isWhole(): boolean {
    return this.start === this.first && this.end === this.last;
  }

  /** Shows `start` to `end`, moved and cut to what exists. */
  show(start: number, end: number): void {
    const span = Math.min(Math.max(end - start, this.shortest), this.last - this.first);
    const middle = (start + end) / 2;
    const from = Math.min(Math.max(middle - span / 2, this.first), this.last - span);
    this.start = from;
    this.end = from + span;
    this.#changed();
  }

  reset(): void {
    this.show(this.first, this.last);
  }

  /** Shows `factor` times as much time, with `anchor` where it was on the screen. */
  zoom(factor: number, anchor: number): void {
    this.show(anchor - (anchor - this.start) * factor, anchor + (this.end - anchor) * factor);
  }

  /** Moves by a share of what is shown; stops at the ends. */
  pan(share: number): void {
    const span = this.end - this.start;
    const start = Math.min(Math.max(this.start + share * span, this.first), this.last - span);
    this.show(start, start + span);
  }

  point(cursor: number | null): void {
    if (cursor === this.cursor) return;
    this.cursor = cursor;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

import type { VenueBar } from './reach.ts';

/** A stretch of time in which an instrument is halted, in milliseconds: end exclusive. */
export interface Halt {
  readonly from: number;
  readonly to: number;
}

/** What is known beforehand of halts: by instrument, in the venue's order. */
export class TradingHalts {
  readonly #halts: readonly (readonly Halt[])[];

  constructor(halts: readonly (readonly Halt[])[]) {
    this.#halts = halts;
  }

  /**
   * Whether the instrument at `place` takes no orders. One that is sent at the very start still gets
   * in: it was decided at the close before, which may be that moment.
   */
  isHalted(place: number, time: number): boolean {
    return this.#halts[place]?.some(({ from, to }) => from < time && time < to) ?? false;
  }

  /** Whether the whole bar lies within a halt; one that reaches out of it was made by trades outside. */
  isWithin(place: number, { openTime, closeTime }: VenueBar): boolean {
    return this.#halts[place]?.some(({ from, to }) => from <= openTime && closeTime <= to) ?? false;
  }
}

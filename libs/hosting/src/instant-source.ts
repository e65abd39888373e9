import type { BarLog, Instant } from '@stratvector/model';

/** Where the instants of a feed come from, one after the other. The same place gives the same instant. */
export interface InstantSource {
  /** How many a second, at most. */
  readonly perSecond: number;
  /** The instant of a sequence that this source has; null beyond its end. */
  at(sequence: number, log: BarLog): Promise<Instant | null>;
}

/** Instants that are stored, as a backtest would see them. */
export class StoredInstants implements InstantSource {
  readonly perSecond: number;
  readonly #instants: readonly Instant[];

  constructor(instants: readonly Instant[], perSecond: number) {
    this.#instants = instants;
    this.perSecond = perSecond;
  }

  get length(): number {
    return this.#instants.length;
  }

  at(sequence: number): Promise<Instant | null> {
    return Promise.resolve(this.#instants[sequence - 1] ?? null);
  }
}

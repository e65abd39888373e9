import type { AccountDays } from './account-days.ts';
import { LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument } from './plan.ts';

/** Walks the session closes of one instrument; it only moves on. */
class Walk {
  readonly #planned: PlannedInstrument;
  #row = 0;

  constructor(planned: PlannedInstrument) {
    this.#planned = planned;
  }

  /** The first close of a session at or after a moment. */
  from(moment: number): number {
    const { columns, sessionEdges } = this.#planned;
    const { closeTime, length } = columns;
    const isSought = (row: number): boolean =>
      (closeTime[row] as number) >= moment &&
      ((sessionEdges[row] as number) & LAST_OF_SESSION) !== 0;
    while (this.#row < length && !isSought(this.#row)) this.#row += 1;
    return closeTime[this.#row] ?? Infinity;
  }
}

/**
 * The closes that end a session of the account: of the sessions that instruments end on one day, the
 * last. Asked for moments that only grow, and only where something accrues.
 */
export class SessionCloses {
  readonly #walks: readonly Walk[];
  readonly #days: AccountDays;

  constructor(instruments: readonly PlannedInstrument[], days: AccountDays) {
    this.#days = days;
    this.#walks = instruments.map((planned) => new Walk(planned));
  }

  /** Milliseconds: the first such close at or after a moment; Infinity where there is none. */
  from(moment: number): number {
    const closes = this.#walks.map((walk) => walk.from(moment));
    const day = this.#days.dayOf(Math.min(...closes));
    return Math.max(...closes.filter((close) => this.#days.dayOf(close) === day), -Infinity);
  }
}

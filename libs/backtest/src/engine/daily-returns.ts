import { LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument } from './plan.ts';

const DAY_MS = 86_400_000;

interface DailyReturn {
  /** Milliseconds: the session's close. */
  readonly close: number;
  /** Which day it is, so that instruments are matched by day. */
  readonly day: number;
  readonly value: number;
}

const returnsOf = ({ columns, sessionEdges }: PlannedInstrument): readonly DailyReturn[] => {
  const returns: DailyReturn[] = [];
  let before = NaN;
  for (let row = 0; row < columns.length; row += 1) {
    if (((sessionEdges[row] as number) & LAST_OF_SESSION) === 0) continue;
    const last = columns.close[row] as number;
    const close = columns.closeTime[row] as number;
    // A close is exclusive: one at midnight belongs to the day before it.
    const day = Math.floor((close - 1) / DAY_MS);
    if (before > 0) returns.push({ close, day, value: last / before - 1 });
    before = last;
  }
  return returns;
};

/** Close to close of each session, for statistics of what is held. */
export class DailyReturns {
  readonly #instruments: readonly (readonly DailyReturn[])[];

  constructor(instruments: readonly PlannedInstrument[]) {
    this.#instruments = instruments.map(returnsOf);
  }

  /**
   * What positions of these values, by place, would have made on each day until `now` on which all of
   * them traded; oldest first. Empty where nothing is held.
   */
  results(values: ReadonlyMap<number, number>, now: number): Float64Array {
    const days = new Map<number, { result: number; count: number }>();
    for (const [place, value] of values)
      for (const { close, day, value: change } of this.#instruments[place] ?? []) {
        if (close > now) break;
        const known = days.get(day) ?? { result: 0, count: 0 };
        days.set(day, { result: known.result + value * change, count: known.count + 1 });
      }
    const common = [...days].filter(([, { count }]) => count === values.size);
    common.sort(([a], [b]) => a - b);
    return Float64Array.from(common, ([, { result }]) => result);
  }
}

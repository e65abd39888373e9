import type { AccountDays } from './account-days.ts';
import { LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';
import { rateBookOf } from './rate-book.ts';
import type { RateBook } from './rate-book.ts';

interface DailyReturn {
  /** Milliseconds: the session's close. */
  readonly close: number;
  /** Which day it is, so that instruments are matched by day. */
  readonly day: number;
  readonly value: number;
}

const PER_SHARE = 1e9;

/** Follows what one share has become since the close before: more shares by splits, and dividends. */
class Share {
  readonly #actions: PlannedInstrument['actions'];
  #next = 0;

  constructor(actions: PlannedInstrument['actions']) {
    this.#actions = actions;
  }

  /** What it is worth at the close of a row, with what has come to it since it was asked before. */
  worth(row: number, close: number): number {
    let [shares, paid] = [1, 0];
    for (;;) {
      const action = this.#actions[this.#next];
      if (!action || action.row > row) return shares * close + paid;
      if (action.kind === 'dividend') paid += (shares * Number(action.perShare)) / PER_SHARE;
      else shares *= Number(action.numerator) / Number(action.denominator);
      this.#next += 1;
    }
  }
}

const returnsOf = (
  planned: PlannedInstrument,
  { days, book }: { readonly days: AccountDays; readonly book: RateBook },
): readonly DailyReturn[] => {
  const { columns, sessionEdges, actions, instrument } = planned;
  const returns: DailyReturn[] = [];
  const share = new Share(actions);
  let before = NaN;
  for (let row = 0; row < columns.length; row += 1) {
    if (((sessionEdges[row] as number) & LAST_OF_SESSION) === 0) continue;
    const last = columns.close[row] as number;
    const close = columns.closeTime[row] as number;
    const day = days.dayOf(close);
    const unit = book.unitValueAt(instrument, close) / instrument.unitValue;
    const worth = share.worth(row, last) * unit;
    if (before > 0) returns.push({ close, day, value: worth / before - 1 });
    before = last * unit;
  }
  return returns;
};

/** Close to close of each session in the account's currency, splits and dividends counted, for statistics of what is held. */
export class DailyReturns {
  readonly #instruments: readonly (readonly DailyReturn[])[];

  constructor(plan: Pick<RunPlan, 'instruments' | 'days' | 'rates'>) {
    const { instruments, days } = plan;
    const book = rateBookOf(plan);
    this.#instruments = instruments.map((one) => returnsOf(one, { days, book }));
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

import { firstAfter, millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { halfEvenOfWide, money, numberOfRate, rateOf } from '@stratvector/model';
import type { Instrument, Money, RateMark } from '@stratvector/model';
import type { PlannedRate, RateLeg, RunPlan } from './plan.ts';

const SCALE = 1_000_000_000_000n;

/** What one currency is worth by time: of each leg the last close by then, never a later one. */
class RateSeries {
  readonly currency: string;
  readonly #legs: readonly RateLeg[];
  /** By leg, the row that was looked at last; -1 before its first close. */
  readonly #rows: Int32Array;
  #known: RateMark | null = null;

  constructor({ currency, legs }: PlannedRate) {
    this.currency = currency;
    this.#legs = legs;
    this.#rows = new Int32Array(legs.length).fill(-1);
  }

  /** Null before every leg has a close. */
  at(time: number): RateMark | null {
    let moved = false;
    this.#legs.forEach(({ closeTime }, leg) => {
      const row = this.#rows[leg] ?? -1;
      const after = closeTime[row + 1] ?? Infinity;
      const isLast = (closeTime[row] ?? -Infinity) <= time && time < after;
      if (isLast) return;
      this.#rows[leg] = firstAfter(closeTime, time) - 1;
      moved = true;
    });
    if (moved) this.#known = this.#mark();
    return this.#known;
  }

  #mark(): RateMark | null {
    if (this.#rows.includes(-1)) return null;
    const rowOf = (leg: number): number => this.#rows[leg] ?? 0;
    const rate = rateOf(
      this.#legs.map(({ close, isInverse }, leg) => ({
        value: close[rowOf(leg)] ?? NaN,
        isInverse,
      })),
    );
    // What is made of several is as old as the oldest of them; a number has no age.
    const closes = this.#legs.map(({ closeTime }, leg) => closeTime[rowOf(leg)] ?? Infinity);
    const at = timestampOfMilliseconds(Math.min(...closes.filter((close) => close > -Infinity)));
    return rate === null ? null : { currency: this.currency, rate, at };
  }
}

/** What currencies are worth in the account's by time, each by its last close. */
export class RateBook {
  readonly #series: readonly RateSeries[];
  readonly #byCurrency: ReadonlyMap<string, RateSeries>;
  #marks: readonly RateMark[] = [];

  constructor(rates: readonly PlannedRate[]) {
    this.#series = rates.map((rate) => new RateSeries(rate));
    this.#byCurrency = new Map(this.#series.map((series) => [series.currency, series]));
  }

  /** Those that are known, in order of currency; the same list as before while none has moved. */
  marksAt(at: Timestamp): readonly RateMark[] {
    const time = millisecondsOf(at);
    const marks = this.#series.flatMap((series) => series.at(time) ?? []);
    const isSame =
      marks.length === this.#marks.length &&
      marks.every((mark, place) => mark === this.#marks[place]);
    if (!isSame) this.#marks = marks;
    return this.#marks;
  }

  moves(currency: string): boolean {
    return this.#byCurrency.has(currency);
  }

  /** Null where the currency does not move, or is not known yet. */
  markOf(currency: string, time: number): RateMark | null {
    return this.#byCurrency.get(currency)?.at(time) ?? null;
  }

  /** What one unit of price of a share or contract is worth at a time, in the account's currency. */
  unitValueAt(instrument: Instrument, time: number): number {
    const mark = this.markOf(instrument.currency, time);
    return mark ? instrument.multiplier * numberOfRate(mark.rate) : instrument.unitValue;
  }

  /** An amount of the instrument's currency in the account's, half to even. */
  inAccountCurrency(amount: Money, { currency }: Instrument, time: number): Money {
    const mark = this.markOf(currency, time);
    return mark ? money(halfEvenOfWide(amount * mark.rate, SCALE)) : amount;
  }

  /** The same for whoever keeps timestamps. */
  readonly converted = (amount: Money, instrument: Instrument, at: Timestamp): Money =>
    this.inAccountCurrency(amount, instrument, millisecondsOf(at));
}

/** The rates of a run; of one without any that move, a book that knows of none. */
export const rateBookOf = ({ rates = [] }: Pick<RunPlan, 'rates'>): RateBook => new RateBook(rates);

/** The closes of an instrument in the account's currency: as they are where its rate stands still. */
export const closesInAccountCurrency = (
  { instrument, columns: { close, closeTime } }: RunPlan['instruments'][number],
  book: RateBook,
): Float64Array => {
  const { currency } = instrument;
  if (!book.moves(currency)) return close;
  return close.map((value, row) => {
    const mark = book.markOf(currency, closeTime[row] ?? NaN);
    return mark ? value * numberOfRate(mark.rate) : value;
  });
};

import { knownAt } from '@stratvector/backtest';
import { GrowingIndicators } from '@stratvector/domain-strategy';
import { fractionOfNumber } from '@stratvector/model';
import type { Fraction, InstrumentId } from '@stratvector/model';
import type { GrowingMarket } from './growing-market.ts';

const NAME = 'volatility';

/** Realized volatility a year of each instrument, where sizers ask for it. */
export class GrowingVolatilities {
  readonly #market: GrowingMarket;
  readonly #ids: readonly InstrumentId[];
  /** By place; empty where no sizer asks. */
  readonly #indicators: readonly GrowingIndicators[];

  constructor(market: GrowingMarket) {
    const { volatility } = market.plan;
    this.#market = market;
    this.#ids = market.instruments.map(({ instrument }) => instrument.id);
    this.#indicators =
      volatility === null
        ? []
        : market.instruments.map(({ columns }) => {
            const { period, periodsPerYear } = volatility;
            const text = `realized_volatility(${String(period)},${String(periodsPerYear)})`;
            return new GrowingIndicators({ [NAME]: text }, columns, () => undefined);
          });
  }

  /** Takes in the bar that has closed last, at a place of the run. */
  push(place: number): void {
    this.#indicators[place]?.push(this.#market.instruments[place]?.session ?? 0);
  }

  /** Null until its window is full, and where no sizer asks. */
  at(place: number, row: number): Fraction | null {
    const value = this.#indicators[place]?.columns.get(NAME)?.[row] ?? NaN;
    return value > 0 ? fractionOfNumber(value) : null;
  }

  /** What is known at these rows, by instrument. */
  known(rows: Int32Array): ReadonlyMap<InstrumentId, Fraction> {
    return knownAt(this, this.#ids, rows);
  }
}

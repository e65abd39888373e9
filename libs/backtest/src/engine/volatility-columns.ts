import type { Volatilities } from '@stratvector/domain-risk';
import { computeColumns, parseExpression } from '@stratvector/domain-strategy';
import { fractionOfNumber } from '@stratvector/model';
import type { Fraction, InstrumentId } from '@stratvector/model';
import { SeriesOfRun } from './indicator-series.ts';
import type { RunPlan } from './plan.ts';
import type { ShareBasis } from './share-basis.ts';

/** By the instrument's place. */
type Measure = (place: number) => Float64Array;

/** Null where no sizer asks. */
const measureOf = (plan: RunPlan, basis: ShareBasis): Measure | null => {
  const { volatility } = plan;
  if (!volatility) return null;
  const { period, periodsPerYear } = volatility;
  const { expression } = parseExpression(`realized_volatility(${period},${periodsPerYear})`);
  if (!expression) return null;
  const series = new SeriesOfRun(plan, basis);
  return (place) => computeColumns(expression, series.of(place))[0] ?? new Float64Array();
};

const NONE: Volatilities = new Map();

/** Volatility by the place of an instrument and a row of its bars. */
interface VolatilityAt {
  at(place: number, row: number): Fraction | null;
}

/** What is known of each instrument at its row, by place. */
export const knownAt = (
  of: VolatilityAt,
  ids: readonly InstrumentId[],
  rows: Int32Array,
): Volatilities => {
  const known = new Map<InstrumentId, Fraction>();
  for (const [place, id] of ids.entries()) {
    const value = of.at(place, rows[place] ?? -1);
    if (value !== null) known.set(id, value);
  }
  return known;
};

/** Realized volatility a year of each instrument, as the indicator computes it. */
export class VolatilityColumns {
  readonly #ids: readonly InstrumentId[];
  readonly #measure: Measure | null;
  /** Null where no sizer asks. */
  readonly #columns: Float64Array[] | null;

  constructor(plan: RunPlan, basis: ShareBasis) {
    this.#ids = plan.instruments.map(({ instrument }) => instrument.id);
    const measure = measureOf(plan, basis);
    this.#measure = measure;
    this.#columns = measure && this.#ids.map((_, place) => measure(place));
  }

  /** After a split of the instrument. */
  rewarm(place: number): void {
    if (this.#columns && this.#measure) this.#columns[place] = this.#measure(place);
  }

  /** Null until its window is full, and where no sizer asks. */
  at(place: number, row: number): Fraction | null {
    const value = this.#columns?.[place]?.[row] ?? NaN;
    return value > 0 ? fractionOfNumber(value) : null;
  }

  /** What is known at these rows, by place. */
  known(rows: Int32Array): Volatilities {
    if (!this.#columns) return NONE;
    return knownAt(this, this.#ids, rows);
  }
}

import type { Volatilities } from '@stratvector/domain-risk';
import { computeColumns, parseExpression } from '@stratvector/domain-strategy';
import { fractionOfNumber } from '@stratvector/model';
import type { Fraction, InstrumentId } from '@stratvector/model';
import type { RunPlan } from './plan.ts';

const columnsOf = ({ volatility, instruments }: RunPlan): readonly Float64Array[] | null => {
  if (!volatility) return null;
  const { period, periodsPerYear } = volatility;
  const { expression } = parseExpression(`realized_volatility(${period},${periodsPerYear})`);
  if (!expression) return null;
  return instruments.flatMap(({ columns }) =>
    computeColumns(expression.definition, expression.parameters, columns).slice(0, 1),
  );
};

const NONE: Volatilities = new Map();

/** Realized volatility a year of each instrument, as the indicator computes it. */
export class VolatilityColumns {
  readonly #ids: readonly InstrumentId[];
  /** Null where no sizer asks. */
  readonly #columns: readonly Float64Array[] | null;

  constructor(plan: RunPlan) {
    this.#ids = plan.instruments.map(({ instrument }) => instrument.id);
    this.#columns = columnsOf(plan);
  }

  /** Null until its window is full, and where no sizer asks. */
  at(place: number, row: number): Fraction | null {
    const value = this.#columns?.[place]?.[row] ?? NaN;
    return value > 0 ? fractionOfNumber(value) : null;
  }

  /** What is known at these rows, by place. */
  known(rows: Int32Array): Volatilities {
    if (!this.#columns) return NONE;
    const known = new Map<InstrumentId, Fraction>();
    for (const [place, id] of this.#ids.entries()) {
      const value = this.at(place, rows[place] ?? -1);
      if (value !== null) known.set(id, value);
    }
    return known;
  }
}

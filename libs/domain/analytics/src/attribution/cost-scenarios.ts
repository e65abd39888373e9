import { drawdownsOf } from '../statistics/drawdowns.ts';
import { mean, sampleDeviation } from '../statistics/statistics.ts';

/** What a curve of equity comes to. */
export interface EquityResult {
  readonly netPnl: number;
  /** A fraction; null where the account started with nothing. */
  readonly totalReturn: number | null;
  /** Annual; null under 60 periods, where nothing moves, or where the account would have been ruined. */
  readonly sharpe: number | null;
  /** At or under 0; −1 where the account would have been ruined. */
  readonly maxDrawdown: number;
}

/** The result if every cost had been so many times what it was. */
export interface CostScenario extends EquityResult {
  /** 0, 1, 2, 3. */
  readonly factor: number;
}

interface Annual {
  readonly periodsPerYear: number;
  /** Per period. */
  readonly riskFree: number;
}

export interface CostedSeries extends Annual {
  /** At the start and at each period's end. */
  readonly equity: Float64Array;
  /** Costs so far, row by row; they only grow. */
  readonly costs: Float64Array;
}

/** As for the metric `sharpe`. */
const PERIODS_MIN = 60;
const FACTORS = [0, 1, 2, 3];

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const sharpeOf = (equity: Float64Array, { periodsPerYear, riskFree }: Annual): number => {
  const excess = equity
    .subarray(1)
    .map((value, row) => value / (equity[row] ?? NaN) - 1 - riskFree);
  return (mean(excess) / sampleDeviation(excess)) * Math.sqrt(periodsPerYear);
};

/** Of equity at the start and at each period's end. */
export const equityResultOf = (equity: Float64Array, annual: Annual): EquityResult => {
  const start = equity[0] ?? NaN;
  const netPnl = (equity[equity.length - 1] ?? NaN) - start;
  const ruined = equity.some((value) => value <= 0);
  return {
    netPnl,
    totalReturn: finite(netPnl / start),
    sharpe: ruined || equity.length <= PERIODS_MIN ? null : finite(sharpeOf(equity, annual)),
    maxDrawdown: ruined ? -1 : (drawdownsOf(equity)[0]?.depth ?? 0),
  };
};

/** Equity if costs had been so many times what they were, on the same fills. */
export const equityAtCosts = ({ equity, costs }: CostedSeries, factor: number): Float64Array =>
  equity.map((value, row) => value - (factor - 1) * (costs[row] ?? NaN));

/**
 * The result at 0 to 3 times the costs. The trades stay the same: costs are taken off or added to
 * equity where they fell, sizes are not worked out anew. No rows, no scenarios.
 */
export const costScenarios = (series: CostedSeries): readonly CostScenario[] =>
  series.equity.length === 0
    ? []
    : FACTORS.map((factor) => ({
        factor,
        ...equityResultOf(equityAtCosts(series, factor), series),
      }));

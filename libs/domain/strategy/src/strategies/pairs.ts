import { numberOf } from '@stratvector/model';
import type { BarCursor } from '../api/bar-cursor.ts';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { RollingPair } from '../indicators/blocks/rolling-pair.ts';

/** The first two instruments against each other: log prices, with a hedge ratio that rolls. */
export const pairs: StrategyDefinition = {
  name: 'pairs',
  title: 'Pairs (rolling hedge ratio)',
  description:
    'Trades the residual of the first instrument on the second, in log prices over a rolling window: against large z-scores, out near zero. Needs short positions.',
  source:
    'Engle and Granger, "Co-integration and error correction", Econometrica 55 (1987); Gatev, Goetzmann and Rouwenhorst, "Pairs trading", Review of Financial Studies 19 (2006)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 10,
      max: 10_000,
      default: 60,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'entry',
      type: 'number',
      min: 0.1,
      max: 20,
      default: 2,
      unit: 'deviations',
      description: 'Z-score at which it enters.',
    },
    {
      name: 'exit',
      type: 'number',
      min: 0,
      max: 20,
      default: 0.5,
      unit: 'deviations',
      description: 'Z-score at which it leaves.',
    },
    {
      name: 'weight',
      type: 'number',
      min: 0.01,
      max: 5,
      default: 0.5,
      unit: 'fraction of equity',
      description: 'Size of each leg.',
    },
  ],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: ({ parameters }) => {
    const [entry, exit] = [numberOf(parameters, 'entry'), numberOf(parameters, 'exit')];
    const weight = numberOf(parameters, 'weight');
    const window = new RollingPair(numberOf(parameters, 'period'));
    /** Of log prices, to the shares of the start: a constant, which no residual sees. */
    const shift = new Float64Array(2);
    let side = 0;
    const decideSide = (z: number): number => {
      if (z > entry) return -1;
      if (z < -entry) return 1;
      return Math.abs(z) < exit ? 0 : side;
    };
    const zOf = (left: BarCursor, right: BarCursor): number => {
      const y = Math.log(left.close) + (shift[0] ?? NaN);
      const x = Math.log(right.close) + (shift[1] ?? NaN);
      window.push(y, x);
      const ratio = window.covariance / window.varianceRight;
      const spread = window.varianceLeft - ratio * window.covariance;
      const residual = y - window.meanLeft - ratio * (x - window.meanRight);
      if (Number.isNaN(spread)) return NaN;
      return spread > 0 ? residual / Math.sqrt(spread) : 0;
    };
    return {
      onInstant: ({ bars: [left, right] }, decide) => {
        if (!left || !right) return;
        const z = zOf(left, right);
        if (Number.isNaN(z)) return;
        side = decideSide(z);
        const reason = side === 0 ? 'spread-closed' : 'spread-wide';
        decide.weight(left, side * weight, reason);
        decide.weight(right, side === 0 ? 0 : -side * weight, reason);
      },
      onSplit: ({ index, ratio }) => {
        shift[index] = (shift[index] ?? NaN) + Math.log(ratio);
      },
    };
  },
};

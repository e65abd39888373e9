import { numberOf } from '@stratvector/model';
import type { ParameterValues } from '@stratvector/model';
import type { BarCursor } from '../api/bar-cursor.ts';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { CointegrationWindow, cointegrationBound } from '../indicators/blocks/engle-granger.ts';
import { RollingPair } from '../indicators/blocks/rolling-pair.ts';

/** Whether two series belong together, by the parameters: asked only when it matters, since it reads its window. */
const cointegrationOf = (parameters: ParameterValues) => {
  const level = parameters['significance'];
  if (level !== '1%' && level !== '5%' && level !== '10%')
    return { push: () => undefined, now: () => true };
  const size = numberOf(parameters, 'formation');
  const window = new CointegrationWindow(size);
  const bound = cointegrationBound(level, size);
  return {
    push: (left: number, right: number) => window.push(left, right),
    now: () => window.statistic < bound,
  };
};

/** The first two instruments against each other: log prices, with a hedge ratio that rolls. */
export const pairs: StrategyDefinition = {
  name: 'pairs',
  title: 'Pairs (cointegration, rolling hedge ratio)',
  description:
    'Trades the residual of the first instrument on the second, in log prices over a rolling window: against large z-scores while the two are cointegrated, out near zero. Needs short positions.',
  source:
    'Engle and Granger, "Co-integration and error correction", Econometrica 55 (1987), whose test without lags it asks, with the bounds of MacKinnon (2010); Gatev, Goetzmann and Rouwenhorst, "Pairs trading", Review of Financial Studies 19 (2006)',
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
      name: 'significance',
      type: 'choice',
      choices: ['1%', '5%', '10%', 'none'],
      default: '5%',
      description:
        'Level at which the two have to be cointegrated when it enters; none asks for nothing.',
    },
    {
      name: 'formation',
      type: 'integer',
      min: 20,
      max: 10_000,
      default: 250,
      unit: 'bars',
      description: 'Bars that the test of cointegration looks at.',
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
  warmUp: (parameters) =>
    parameters['significance'] === 'none'
      ? numberOf(parameters, 'period')
      : Math.max(numberOf(parameters, 'period'), numberOf(parameters, 'formation')),
  create: ({ parameters }) => {
    const [entry, exit] = [numberOf(parameters, 'entry'), numberOf(parameters, 'exit')];
    const weight = numberOf(parameters, 'weight');
    const window = new RollingPair(numberOf(parameters, 'period'));
    /** Of log prices, to the shares of the start: a constant, which no residual sees. */
    const shift = new Float64Array(2);
    let side = 0;
    const isCointegrated = cointegrationOf(parameters);
    /** The test is asked when a side is to be taken, and not whether to stay on it. */
    const decideSide = (z: number): number => {
      const wide = Math.abs(z) > entry ? -Math.sign(z) : 0;
      if (wide !== 0) return wide === side || isCointegrated.now() ? wide : 0;
      return Math.abs(z) < exit ? 0 : side;
    };
    const zOf = (left: BarCursor, right: BarCursor): number => {
      const y = Math.log(left.close) + (shift[0] ?? NaN);
      const x = Math.log(right.close) + (shift[1] ?? NaN);
      window.push(y, x);
      isCointegrated.push(y, x);
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

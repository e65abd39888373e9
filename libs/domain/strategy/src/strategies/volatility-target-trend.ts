import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/** The sign of the past return, weighted so that each position has the same volatility. */
export const volatilityTargetTrend: StrategyDefinition = {
  name: 'volatility-target-trend',
  title: 'Volatility-target trend',
  description:
    'Follows the sign of the past return with a weight of target volatility over realized volatility, renewed every so many bars.',
  source:
    'Moskowitz, Ooi and Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012), section 4',
  parameters: [
    {
      name: 'lookback',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 252,
      unit: 'bars',
      description: 'Bars over which the return is taken.',
    },
    {
      name: 'volatility_period',
      type: 'integer',
      min: 2,
      max: 10_000,
      default: 60,
      unit: 'bars',
      description: 'Bars of the volatility.',
    },
    {
      name: 'target',
      type: 'number',
      min: 0.001,
      max: 5,
      default: 0.1,
      unit: 'fraction a year',
      description: 'Volatility of the whole account.',
    },
    {
      name: 'weight_max',
      type: 'number',
      min: 0.01,
      max: 10,
      default: 1,
      unit: 'fraction of equity',
      description: 'Largest weight of one instrument.',
    },
    {
      name: 'every',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 21,
      unit: 'bars',
      description: 'Bars between two decisions.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({
    volatility: `realized_volatility(${numberOf(parameters, 'volatility_period')})`,
  }),
  warmUp: (parameters) =>
    Math.max(numberOf(parameters, 'lookback'), numberOf(parameters, 'volatility_period')) + 1,
  create: (setup) => {
    const { parameters, instruments } = setup;
    const [lookback, every] = [numberOf(parameters, 'lookback'), numberOf(parameters, 'every')];
    const share = numberOf(parameters, 'target') / Math.sqrt(instruments.length);
    const most = numberOf(parameters, 'weight_max');
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        if (bar.row % every !== 0) return;
        const change = bar.close - bar.closeAgo(lookback);
        const weight = Math.min(most, share / bar.value('volatility'));
        const side = change > 0 ? up : down;
        // Weights in steps of a hundredth: smaller changes are not worth their costs.
        decide.weight(
          bar,
          (side * Math.round(weight * 100)) / 100,
          change > 0 ? 'rising' : 'falling',
        );
      },
    };
  },
};

import { shareOf } from '../statistics/series.ts';
import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const exposureTime: Metric = {
  name: 'exposure_time',
  title: 'Time in the market',
  group: 'account',
  unit: 'fraction',
  formula: 'share of period ends with a position',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return shareOf(account.gross, (value) => value > 0);
  },
};

import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageTradeReturn: Metric = {
  name: 'average_trade_return',
  title: 'Average return of a round trip',
  group: 'trade',
  unit: 'fraction',
  formula: 'mean of pnl / entry notional',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map((trade) => trade.return));
  },
};

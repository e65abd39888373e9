import type { StrategyDefinition } from '@stratvector/domain-strategy';

export const strategy: StrategyDefinition = {
  name: 'weekly-trend',
  title: 'Daily dips in a weekly trend',
  description: 'Buys a low RSI of days while weeks close over their average.',
  source: 'Elder, "Trading for a Living" (1993): the triple screen',
  parameters: [
    { name: 'weeks', type: 'integer', min: 2, max: 100, default: 10, description: 'Of the trend.' },
  ],
  timeframes: ({ weeks }) => ({ '1w': { trend: `sma(${String(weeks)})` } }),
  indicators: () => ({ rsi: 'rsi(2)' }),
  warmUp: ({ weeks }) => 5 * Number(weeks),
  create: () => ({
    onBar: (bar, decide) => {
      if (bar.timeframe === '1w') {
        if (bar.close < bar.value('trend')) decide.direction(bar, 0, 'trend-over');
        return;
      }
      const week = bar.latest('1w');
      const rises = week !== null && week.close > week.value('trend');
      if (rises && bar.value('rsi') < 20) decide.direction(bar, 1, 'dip-in-trend');
      else if (bar.value('rsi') > 80) decide.direction(bar, 0, 'recovered');
    },
  }),
};

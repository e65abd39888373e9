import type { StrategyDefinition } from '@stratvector/domain-strategy';

export const strategy: StrategyDefinition = {
  name: 'dip',
  title: 'Buys dips',
  description: 'Long while the close is under its lower band, until it is over the middle one.',
  source: 'my own',
  parameters: [
    { name: 'period', type: 'integer', min: 5, max: 200, default: 20, description: 'Bars.' },
  ],
  indicators: ({ period }) => ({ bands: `bbands(${String(period)},2)` }),
  warmUp: ({ period }) => Number(period),
  create: () => ({
    onBar: (bar, decide) => {
      if (bar.close < bar.value('bands.lower')) decide.direction(bar, 1, 'under-band');
      else if (bar.close > bar.value('bands.middle')) decide.direction(bar, 0, 'over-middle');
    },
  }),
};

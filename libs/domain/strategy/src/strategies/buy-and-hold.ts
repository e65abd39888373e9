import type { StrategyDefinition } from '../api/strategy-definition.ts';

/** Buys every instrument of the universe once, in equal parts, and keeps it. */
export const buyAndHold: StrategyDefinition = {
  name: 'buy-and-hold',
  title: 'Buy and hold',
  description:
    'Equal weights of the universe, bought at the first bars and kept: the usual benchmark.',
  source: 'Sharpe, "The arithmetic of active management", Financial Analysts Journal 47 (1991)',
  parameters: [
    {
      name: 'weight',
      type: 'number',
      min: 0.01,
      max: 1,
      default: 1,
      unit: 'fraction of equity',
      description: 'Sum of all weights.',
    },
  ],
  warmUp: () => 1,
  create: ({ parameters, instruments }) => {
    const weight = Number(parameters['weight']) / instruments.length;
    return { onBar: (bar, decide) => decide.weight(bar, weight, 'hold') };
  },
};

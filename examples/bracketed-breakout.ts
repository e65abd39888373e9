import type { StrategyDefinition } from '@stratvector/domain-strategy';

export const strategy: StrategyDefinition = {
  name: 'bracketed-breakout',
  title: 'Breakout with a bracket',
  description: 'A stop order at the highest high; risks a part of equity, guarded by true ranges.',
  source: 'Faith, "Way of the Turtle" (2007)',
  parameters: [
    { name: 'period', type: 'integer', min: 2, max: 500, default: 20, description: 'Bars.' },
  ],
  indicators: ({ period }) => ({ channel: `donchian(${String(period)})`, range: 'atr(14)' }),
  warmUp: ({ period }) => Math.max(Number(period), 15),
  create: () => ({
    onBar: (bar, decide) => {
      if (bar.position !== 0) return;
      const entry = bar.value('channel.upper');
      const range = bar.value('range');
      const bracket = { stop: entry - 2 * range, target: entry + 4 * range };
      decide.order(bar, { side: 'buy', stop: entry, risk: 0.01, bracket }, 'breakout');
    },
  }),
};

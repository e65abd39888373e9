import type { StrategyDefinition } from '@stratvector/domain-strategy';

const DAY = 86_400_000;

export const strategy: StrategyDefinition = {
  name: 'timed-exit',
  title: 'Out when its time is up',
  description: 'Buys a very low RSI and leaves so many days later, whatever the price.',
  source: 'my own',
  parameters: [
    { name: 'days', type: 'integer', min: 1, max: 100, default: 10, description: 'Held.' },
  ],
  indicators: () => ({ rsi: 'rsi(2)' }),
  warmUp: () => 3,
  create: ({ parameters, instruments }) => ({
    onBar: (bar, decide) => {
      if (decide.standing(bar) === 1 || bar.value('rsi') > 10) return;
      decide.direction(bar, 1, 'dip');
      decide.timer(bar.closeTime + Number(parameters['days']) * DAY, bar.instrumentId);
    },
    onTimer: ({ name }, decide) => {
      const index = instruments.findIndex((id) => id === name);
      decide.direction({ index }, 0, 'time-up');
    },
  }),
};

import { numberOf } from '@stratvector/model';
import type { BarCursor } from '../api/bar-cursor.ts';
import type { StrategyDefinition } from '../api/strategy-definition.ts';

/** Holds the best of the universe in equal parts and, where it may, sells the worst short. */
export const crossSectionalMomentum: StrategyDefinition = {
  name: 'cross-sectional-momentum',
  title: 'Cross-sectional momentum',
  description:
    'Every so many bars ranks the universe by past return, skipping the last bars; holds the top share and sells the bottom share where short positions are allowed.',
  source:
    'Jegadeesh and Titman, "Returns to buying winners and selling losers", Journal of Finance 48 (1993)',
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
      name: 'skip',
      type: 'integer',
      min: 0,
      max: 1000,
      default: 21,
      unit: 'bars',
      description: 'Last bars that are left out.',
    },
    {
      name: 'share',
      type: 'number',
      min: 0.01,
      max: 0.5,
      default: 0.3,
      unit: 'fraction of the universe',
      description: 'How much of the universe is held.',
    },
    {
      name: 'every',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 21,
      unit: 'bars',
      description: 'Instants between two decisions.',
    },
  ],
  warmUp: (parameters) => numberOf(parameters, 'lookback') + numberOf(parameters, 'skip') + 1,
  create: ({ parameters, allowShort }) => {
    const [lookback, skip] = [numberOf(parameters, 'lookback'), numberOf(parameters, 'skip')];
    const [share, every] = [numberOf(parameters, 'share'), numberOf(parameters, 'every')];
    const changeOf = (bar: BarCursor): number =>
      bar.closeAgo(skip) / bar.closeAgo(skip + lookback) - 1;
    let instants = 0;
    return {
      onInstant: ({ bars }, decide) => {
        const ranked = bars
          .filter((bar) => bar !== null)
          .filter((bar) => Number.isFinite(changeOf(bar)))
          .sort((a, b) => changeOf(b) - changeOf(a) || a.index - b.index);
        if (ranked.length < 2) return;
        instants += 1;
        if ((instants - 1) % every !== 0) return;
        const held = Math.max(1, Math.floor(ranked.length * share));
        const weight = Math.floor(10_000 / held / (allowShort ? 2 : 1)) / 10_000;
        ranked.forEach((bar, rank) => {
          if (rank < held) decide.weight(bar, weight, 'winner');
          else if (allowShort && rank >= ranked.length - held) decide.weight(bar, -weight, 'loser');
          else decide.weight(bar, 0, 'middle');
        });
      },
    };
  },
};

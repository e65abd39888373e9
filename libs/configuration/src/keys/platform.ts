import type { Key } from '../key.ts';

/** What the platform does beyond what a run says; a backtest takes none of it. */
export const PLATFORM_KEYS = [
  {
    path: 'platform.bars_per_second',
    type: 'number',
    min: 0.001,
    max: 10000,
    default: 10,
    unit: 'closes a second',
    description:
      'Platform: how fast stored bars are replayed, at most; each waits until the one before is worked off.',
  },
  {
    path: 'platform.after_data',
    type: 'choice',
    choices: ['synthetic', 'stop'],
    default: null,
    absent: 'synthetic after the example data, else stop',
    description: 'Platform: what comes after the last stored bar. Synthetic bars are of days.',
  },
  {
    path: 'platform.synthetic_bars_per_second',
    type: 'number',
    min: 0.001,
    max: 10000,
    default: 1,
    unit: 'closes a second',
    description: 'Platform: how fast synthetic bars come after stored ones.',
  },
] as const satisfies readonly Key[];

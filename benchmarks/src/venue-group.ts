import { measuredIn, median } from './process.ts';
import { isBusy } from './report.ts';
import type { Group } from './row.ts';
import type { VenueRun } from './venue-run.ts';
import { QUIET_TL } from './yardstick.ts';

const ROUNDS = 5;
/** A fifth of the 830 that an engine at 12 % of TL has for a fill and the hundred bars around it. */
const BARS_A_FILL = 160;

const round = () => ({
  rate: measuredIn<{ rate: number }>('tight-loop').rate,
  run: measuredIn<VenueRun>('venue'),
});

/** What one fill costs at the simulated venue, its order, bar, costs and protective pair included. */
export const venueGroup = (): Group => {
  const wasBusy = isBusy();
  const rounds = Array.from({ length: ROUNDS }, round);
  const loop = median(rounds.map(({ rate }) => rate)) / 1e6;
  const seconds = rounds.map(({ run }) => run.seconds / run.fills);
  const bars = rounds.map(({ rate, run }) => (run.seconds / run.fills) * rate);
  return {
    name: 'venue',
    title: 'Simulated venue',
    isNoisy: loop < QUIET_TL || wasBusy,
    rows: [
      {
        name: 'a fill with its order, bar, costs and half a protective pair',
        value: median(seconds) * 1e9,
        unit: 'nanoseconds',
        ratio: { of: 'a bar of TL', value: median(bars) },
        target: { atMost: BARS_A_FILL },
        note: `${String((rounds[0]?.run.facts ?? 0) / (rounds[0]?.run.fills ?? 1))} facts a fill`,
      },
    ],
  };
};

import { minuteBars } from './bars.ts';
import { tightLoop } from './tight-loop.ts';

/** Million bars a second; a machine on which the yardstick is slower is busy. */
export const QUIET_TL = 110;

const ROUNDS = 7;
/** What the tight loop comes to on 5,000,000 bars: if it differs, the yardstick was changed. */
const CHECK = { bars: 5_000_000, fills: 138_393, equity: -722_896.4415807796 };

/** Bars a second of the tight loop, the best of several rounds. */
export const measureTightLoop = (length: number): number => {
  const bars = minuteBars(length, 1);
  const equity = new Float64Array(length);
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const { fills, equity: last } = tightLoop(bars, equity);
    best = Math.max(best, (length / (performance.now() - started)) * 1000);
    const isTheSame = fills === CHECK.fills && Math.abs(last - CHECK.equity) < 1e-6;
    if (length === CHECK.bars && !isTheSame)
      throw new Error(
        `the tight loop gave ${fills} fills and ${last}, expected ${CHECK.fills} and ${CHECK.equity}`,
      );
  }
  return best;
};

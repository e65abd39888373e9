import { createHook } from 'node:async_hooks';
import type { BarColumns } from '@stratvector/model';
import { minuteBars } from './bars.ts';
import { engineRun } from './engine-run.ts';
import type { EngineTerms } from './engine-run.ts';
import { venueRun } from './venue-run.ts';
import { measureTightLoop } from './yardstick.ts';

/** One variant in a process of its own: what one has compiled must not help or hinder another. */

const BARS = 5_000_000;
const WARM_BARS = 1_000_000;
const INSTRUMENTS = 100;
const VENUE_FILLS = 1_000_000;

type Made = (bars: number, seed: number) => Readonly<Record<string, BarColumns>>;

const one: Made = (bars, seed) => ({ AAA: minuteBars(bars, seed) });

/** No two seeds share a walk. */
const many: Made = (bars, seed) =>
  Object.fromEntries(
    Array.from({ length: INSTRUMENTS }, (_, place) => [
      `S${String(place).padStart(3, '0')}`,
      minuteBars(bars / INSTRUMENTS, (seed - 1) * INSTRUMENTS + place + 1),
    ]),
  );

const BUSY = { lookback: 20, threshold: 0.004, journal: true };

/**
 * Compiles what the run will call, on other bars, and some busier ones: where a lane, or an exit by a stop,
 * came up first while it is measured, that would be a figure of the compiler. Whole cold runs are measured
 * apart.
 */
const warm = (terms: EngineTerms, made: Made): void => {
  for (let seed = 2; seed < 5; seed += 1) {
    engineRun(one(WARM_BARS, seed), BUSY);
    engineRun(made(WARM_BARS, seed), terms);
  }
};

const measured = (terms: EngineTerms, made: Made) => {
  warm(terms, made);
  return engineRun(made(BARS, 1), terms);
};

/** No return passes this threshold: every bar is quiet. */
const QUIET = { lookback: 200, threshold: 5, journal: true };

/** The promises that are made while `work` runs. */
const promisesOf = (work: () => void): number => {
  let made = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'PROMISE') made += 1;
    },
  }).enable();
  work();
  hook.disable();
  return made;
};

const quiet = () => {
  const bars = one(BARS, 1);
  engineRun(one(BARS / 10, 1), QUIET);
  console.log('RUN BEGINS');
  const promises = promisesOf(() => engineRun(bars, QUIET));
  console.log('RUN ENDS');
  return { promises };
};

/** The venue alone, warm. */
const venue = () => {
  venueRun(VENUE_FILLS / 10);
  return venueRun(VENUE_FILLS);
};

const VARIANTS: Readonly<Record<string, () => object>> = {
  'tight-loop': () => ({ rate: measureTightLoop(BARS) }),
  busy: () => measured(BUSY, one),
  'busy-without-journal': () => measured({ ...BUSY, journal: false }, one),
  calm: () => measured({ lookback: 390, threshold: 0.0165, journal: true }, one),
  many: () => measured(BUSY, many),
  quiet,
  venue,
};

const name = process.argv[2] ?? '';
const variant = VARIANTS[name];
if (!variant) throw new Error(`no variant ${name}; there are ${Object.keys(VARIANTS).join(', ')}`);
console.log(JSON.stringify(variant()));

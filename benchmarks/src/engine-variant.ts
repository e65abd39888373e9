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

const one = () => ({ AAA: minuteBars(BARS, 1) });

const many = () =>
  Object.fromEntries(
    Array.from({ length: INSTRUMENTS }, (_, place) => [
      `S${String(place).padStart(3, '0')}`,
      minuteBars(BARS / INSTRUMENTS, place + 1),
    ]),
  );

const BUSY = { lookback: 20, threshold: 0.004, journal: true };

/** Compiles what a run calls: figures are of a warm engine; whole cold runs are measured apart. */
const warm = (): void => {
  for (let seed = 2; seed < 5; seed += 1) engineRun({ AAA: minuteBars(WARM_BARS, seed) }, BUSY);
};

const measured = (terms: EngineTerms, bars: Readonly<Record<string, BarColumns>>) => {
  warm();
  return engineRun(bars, terms);
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
  const bars = one();
  engineRun({ AAA: minuteBars(BARS / 10, 1) }, QUIET);
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
  busy: () => measured(BUSY, one()),
  'busy-without-journal': () => measured({ ...BUSY, journal: false }, one()),
  calm: () => measured({ lookback: 390, threshold: 0.0165, journal: true }, one()),
  many: () => measured(BUSY, many()),
  quiet,
  venue,
};

const name = process.argv[2] ?? '';
const variant = VARIANTS[name];
if (!variant) throw new Error(`no variant ${name}; there are ${Object.keys(VARIANTS).join(', ')}`);
console.log(JSON.stringify(variant()));

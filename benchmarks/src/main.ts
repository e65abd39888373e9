import { cpus, loadavg } from 'node:os';
import { minuteBars } from './bars.ts';
import { engineRun } from './engine-run.ts';
import type { EngineRun } from './engine-run.ts';
import { tightLoop } from './tight-loop.ts';

const BARS = 5_000_000;
const ROUNDS = 5;
const QUIET_TL = 110;
/** What the tight loop comes to on these bars: if it differs, the yardstick was changed. */
const CHECK = { fills: 138_393, equity: -722_896.4415807796 };

interface Row {
  readonly name: string;
  readonly millionBarsPerSecond: number;
  readonly ofTightLoop: number;
  readonly target: number | null;
  readonly note: string;
}

const millions = (bars: number, seconds: number): number => bars / seconds / 1e6;

const measureTightLoop = (): number => {
  const bars = minuteBars(BARS, 1);
  const equity = new Float64Array(BARS);
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const { fills, equity: last } = tightLoop(bars, equity);
    best = Math.max(best, millions(BARS, (performance.now() - started) / 1000));
    if (fills !== CHECK.fills || Math.abs(last - CHECK.equity) > 1e-6)
      throw new Error(
        `the tight loop gave ${fills} fills and ${last}, expected ${CHECK.fills} and ${CHECK.equity}`,
      );
  }
  return best;
};

/** The better of two runs: the first compiles. */
const best = (run: () => EngineRun): EngineRun => {
  const [first, second] = [run(), run()];
  return second.seconds < first.seconds ? second : first;
};

const row = (name: string, run: EngineRun, loop: number, target: number | null): Row => {
  const rate = millions(run.bars, run.seconds);
  const note = `${(run.bars / Math.max(1, run.fills)).toFixed(0)} bars a fill, ${run.events} events`;
  return { name, millionBarsPerSecond: rate, ofTightLoop: rate / loop, target, note };
};

const engineRows = (loop: number): readonly Row[] => {
  const bars = { AAA: minuteBars(BARS, 1) };
  const busy = { lookback: 20, threshold: 0.004, journal: true };
  const calm = { lookback: 200, threshold: 0.008, journal: true };
  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, place) => [
      `S${String(place).padStart(3, '0')}`,
      minuteBars(BARS / 100, place + 1),
    ]),
  );
  return [
    row(
      'one instrument, one fill in about 100 bars',
      best(() => engineRun(bars, busy)),
      loop,
      0.12,
    ),
    row(
      'the same without its journal',
      best(() => engineRun(bars, { ...busy, journal: false })),
      loop,
      null,
    ),
    row(
      'one instrument, few fills',
      best(() => engineRun(bars, calm)),
      loop,
      0.3,
    ),
    row(
      '100 instruments, one fill in about 100 bars',
      best(() => engineRun(many, busy)),
      loop,
      null,
    ),
  ];
};

const isNoisy = (loop: number): boolean => loop < QUIET_TL || (loadavg()[0] ?? 0) > cpus().length;

const print = (loop: number, rows: readonly Row[]): void => {
  console.log(
    `Tight loop (TL): ${loop.toFixed(0)} million bars/s${isNoisy(loop) ? ' — NOISY, gates nothing' : ''}`,
  );
  for (const { name, millionBarsPerSecond, ofTightLoop, target, note } of rows) {
    const share = `${(ofTightLoop * 100).toFixed(1)} % of TL`;
    const wanted =
      target === null
        ? ''
        : `, target ${(target * 100).toFixed(0)} %: ${ofTightLoop >= target ? 'met' : 'MISSED'}`;
    console.log(
      `${name}: ${millionBarsPerSecond.toFixed(1)} million bars/s, ${share}${wanted} (${note})`,
    );
  }
};

const loop = measureTightLoop();
const rows = engineRows(loop);
if (process.argv.includes('--json')) {
  const machine = { cpu: cpus()[0]?.model ?? '', node: process.versions.node };
  console.log(JSON.stringify({ machine, tightLoop: loop, isNoisy: isNoisy(loop), rows }));
} else print(loop, rows);

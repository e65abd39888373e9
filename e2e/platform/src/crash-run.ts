import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pass } from 'node:timers/promises';
import { SERVICE_NAMES } from '@stratvector/contexts';
import type { Part } from '@stratvector/hosting';
import pg from 'pg';
import { crashScenario, startNative } from './native.fixture.ts';
import type { NativeRun } from './native.fixture.ts';
import { drawsOf, writeScenario } from './platform.fixture.ts';
import { backtestedLog, before, storedLog } from './run-logs.ts';
import { venueAudit } from './venue-audit.ts';
import type { VenueAudit } from './venue-audit.ts';

/** When a part is killed: at a moment nobody chose, or just as a process has begun to start, or has become ready. */
const POINTS = ['random', 'random', 'starting', 'ready'] as const;
type Point = (typeof POINTS)[number];

const PARTS: readonly Part[] = [...SERVICE_NAMES, ...SERVICE_NAMES, 'postgres', 'kafka'];
/** More than a run of so many cycles can work off: where it ends is where it was stopped. */
const DAYS = 2500;
const MOMENT_MS = 1500;
/** How often the next kill waits until all is well again. */
const PATIENCE = 0.7;
const DECIDERS = ['strategy', 'risk', 'execution'];

export interface CrashTerms {
  readonly folder: string;
  readonly cycles: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface CrashReport {
  readonly kills: Readonly<Record<string, number>>;
  readonly closes: number;
  readonly events: number;
  readonly audit: VenueAudit;
  /** Whether nothing was left under way in the end. */
  readonly isDone: boolean;
  /** Streams that are not those of a backtest. */
  readonly differing: readonly string[];
}

const pick = <One>(all: readonly [One, ...One[]] | readonly One[], draw: () => number): One => {
  const one = all[Math.floor(draw() * all.length)];
  if (one === undefined) throw new RangeError('there is nothing to draw from');
  return one;
};

const cycle = async (
  { platform, said }: NativeRun,
  { part, point }: { readonly part: Part; readonly point: Point },
  draw: () => number,
): Promise<void> => {
  await pass(draw() * MOMENT_MS);
  platform.kill(part);
  if (part === 'postgres' || part === 'kafka' || point === 'random') return;
  await said(part, point === 'ready' ? '"ready":true' : '"msg":"starting"');
  platform.kill(part);
};

/** The last instant that was published, and how many there were. */
const published = async (url: string) => {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ closes: string; last: string }>(
    'select count(*) as closes, max(close_time) as last from market_data.bar_log',
  );
  await client.end();
  return { closes: Number(rows[0]?.closes ?? 0), last: BigInt(rows[0]?.last ?? 0) };
};

const differences = async (file: string, url: string, last: bigint) => {
  const { log } = await backtestedLog(file);
  const expected = before(log, last);
  const stored = before(await storedLog(url, DECIDERS), last);
  const streams = [...new Set([...Object.keys(expected), ...Object.keys(stored)])];
  return {
    events: Object.values(stored).flat().length,
    differing: streams.filter((stream) => !isDeepStrictEqual(stored[stream], expected[stream])),
  };
};

/**
 * Real processes at work, of which one after the other is killed on the spot; then the venue's own ledger is held
 * against the logs, and the logs against a backtest over the same bars.
 */
export const crashRun = async ({ folder, cycles, seed, say }: CrashTerms): Promise<CrashReport> => {
  const draw = drawsOf(seed);
  const file = writeScenario(folder, crashScenario, DAYS);
  const home = join(folder, 'home');
  mkdirSync(home);
  const run = await startNative(home, file);
  const { platform } = run;
  try {
    await platform.ready();
    const kills: Record<string, number> = {};
    for (let count = 1; count <= cycles; count += 1) {
      const part = pick(PARTS, draw);
      const point = pick(POINTS, draw);
      say(`cycle ${String(count)}: ${part}, ${point}`);
      kills[part] = (kills[part] ?? 0) + 1;
      await cycle(run, { part, point }, draw);
      if (draw() < PATIENCE) await platform.ready();
    }
    await platform.ready();
    const isDone = await platform.halt();
    const { closes, last } = await published(platform.databaseUrl);
    const audit = await venueAudit(platform.databaseUrl);
    const { events, differing } = await differences(file, platform.databaseUrl, last);
    return { kills, closes, events, audit, isDone, differing };
  } finally {
    await platform.stop();
  }
};

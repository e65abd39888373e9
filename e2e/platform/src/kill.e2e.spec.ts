import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Engine, MemoryJournal } from '@stratvector/backtest';
import { loadRun, plannedRun } from '@stratvector/cli';
import { startPostgres } from '@stratvector/private-postgres';
import { restored } from '@stratvector/runtime';
import type { JsonObject } from '@stratvector/kernel';
import pg from 'pg';
import {
  buildPlatform,
  drawsOf,
  PlatformProcess,
  workFolder,
  writeRun,
} from './platform.fixture.ts';

const DAYS = 120;
const KILLS = 6;
const SCHEMAS = ['strategy', 'risk', 'execution', 'venue'];
const MINUTES = 60_000;

interface Entry {
  readonly at: string;
  readonly type: string;
  readonly data: unknown;
}

type Log = Readonly<Record<string, readonly Entry[]>>;

interface Row {
  readonly stream: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: { readonly at: string };
}

const gathered = (entries: readonly (Entry & { readonly stream: string })[]): Log => {
  const log: Record<string, Entry[]> = {};
  for (const { stream, at, type, data } of entries) (log[stream] ??= []).push({ at, type, data });
  return log;
};

/** What the services of a home have stored, without the notes on how far each has come. */
const logOf = async (home: string): Promise<Log> => {
  const server = await startPostgres(join(home, 'postgres'));
  const client = new pg.Client(server.url);
  await client.connect();
  const entries = [];
  for (const schema of SCHEMAS) {
    const { rows } = await client.query<Row>(
      `select stream, type, data, metadata from ${schema}.events
       where stream not like 'instants-%' order by stream, version`,
    );
    for (const { stream, type, data, metadata } of rows)
      entries.push({ stream, at: metadata.at, type, data: restored(data) });
  }
  await client.end();
  await server.stop();
  return gathered(entries);
};

/** A platform that is killed at moments nobody chose, again and again, until the data has ended. */
const killedRun = async (main: string, home: string, file: string): Promise<void> => {
  const draw = drawsOf(1);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const platform = new PlatformProcess(main, { home, args: [file] });
    // At times before it is ready, at times in the middle of the work.
    if (draw() < 0.8) await platform.until('Ready');
    await pass(draw() * 1200);
    await platform.end('SIGKILL');
  }
  const last = new PlatformProcess(main, { home, args: [file] });
  await last.until(`ended after ${String(DAYS)} closes`);
  await last.end('SIGTERM');
};

describe('a platform that is killed', () => {
  const { folder, remove } = workFolder();
  let file = '';
  let main = '';
  let calm: Log = {};

  beforeAll(async () => {
    file = writeRun(folder, DAYS);
    main = buildPlatform();
    const home = join(folder, 'calm');
    const platform = new PlatformProcess(main, { home, args: [file] });
    await platform.until(`ended after ${String(DAYS)} closes`);
    expect(await platform.end('SIGTERM')).toBe(0);
    calm = await logOf(home);
  }, 5 * MINUTES);
  afterAll(remove);

  it(
    'has lost nothing and doubled nothing: its log is that of one that was not',
    async () => {
      const home = join(folder, 'killed');
      await killedRun(main, home, file);
      const log = await logOf(home);
      expect(Object.keys(log)).toEqual(Object.keys(calm));
      expect(log).toEqual(calm);
    },
    8 * MINUTES,
  );

  it('has decided what a backtest decides', async () => {
    const loaded = await loadRun(file, []);
    const { plan } = await plannedRun(loaded, loaded.folder);
    const journal = new MemoryJournal();
    new Engine(plan, journal).run();
    const lastClose = BigInt(Date.UTC(2020, 0, 1 + DAYS)) * 1_000_000n;
    // At the last close a backtest ends what works; a platform waits for the next bar.
    const before = (log: Log): Log =>
      Object.fromEntries(
        Object.entries(log)
          .filter(([stream]) => !stream.startsWith('venue-'))
          .map(([stream, entries]): [string, readonly Entry[]] => [
            stream,
            entries.filter(({ at }) => BigInt(at) < lastClose),
          ])
          .filter(([, entries]) => entries.length > 0),
      );
    const backtested = gathered(
      [...journal.entries()].map(({ stream, at, event }) => ({
        stream,
        at: at.toString(),
        type: event.type,
        data: event.data,
      })),
    );
    expect(Object.values(before(calm)).flat().length).toBeGreaterThan(200);
    expect(before(calm)).toEqual(before(backtested));
  });
});

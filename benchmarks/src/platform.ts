import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateEventStore, PostgresEventStore } from '@stratvector/event-store-postgres';
import { startPostgres } from '@stratvector/private-postgres';
import { median } from './process.ts';
import { isBusy, isMissed, printed } from './report.ts';
import type { Row } from './row.ts';
import { appendRate, createRaw, fill, rawRate, relayRate, replayRate } from './store-run.ts';

const ROUNDS = 3;
const ALONE = 3_000;
const CROWD = 16_000;
const GROUPED = 40_000;
const REPLAYED = 100_000;
const IN_FLIGHT = 256;

interface Round {
  readonly rawAlone: number;
  readonly alone: number;
  readonly rawCrowd: number;
  readonly crowd: number;
  readonly grouped: number;
  readonly relay: number;
  readonly replay: number;
}

interface Stores {
  readonly url: string;
  readonly single: PostgresEventStore;
  readonly grouped: PostgresEventStore;
}

const measured = async ({ url, single, grouped }: Stores, round: number): Promise<Round> => {
  const name = `round${String(round)}`;
  return {
    rawAlone: await rawRate(url, `${name}a`, 1, ALONE),
    alone: await appendRate(single, `${name}a`, 1, ALONE),
    rawCrowd: await rawRate(url, `${name}c`, 16, CROWD),
    crowd: await appendRate(single, `${name}c`, 16, CROWD),
    grouped: await appendRate(grouped, `${name}g`, IN_FLIGHT, GROUPED),
    relay: await relayRate(grouped, name),
    replay: await replayRate(grouped, 'long', REPLAYED),
  };
};

interface Figure {
  readonly name: string;
  readonly of: keyof Round;
  readonly against: keyof Round | null;
  readonly atLeast: number;
  readonly note: string;
}

const FIGURES: readonly Figure[] = [
  {
    name: 'append with expected version and inbox row, one in flight',
    of: 'alone',
    against: 'rawAlone',
    atLeast: 0.6,
    note: 'one event',
  },
  {
    name: 'append with expected version and inbox row, 16 connections',
    of: 'crowd',
    against: 'rawCrowd',
    atLeast: 0.45,
    note: 'one event, no group commit',
  },
  {
    name: 'group commit',
    of: 'grouped',
    against: null,
    atLeast: 25_000,
    note: `one event an append, ${String(IN_FLIGHT)} in flight`,
  },
  {
    name: 'relay with its durable checkpoint',
    of: 'relay',
    against: null,
    atLeast: 20_000,
    note: 'into a bus that takes at once',
  },
  {
    name: 'replay of a stream into a decider',
    of: 'replay',
    against: null,
    atLeast: 200_000,
    note: `${String(REPLAYED)} events, the database on the same machine`,
  },
];

const rowOf = (rounds: readonly Round[], { name, of, against, atLeast, note }: Figure): Row => {
  const value = median(rounds.map((round) => round[of]));
  const ratios = against === null ? [] : rounds.map((round) => round[of] / round[against]);
  return {
    name,
    value,
    unit: 'events a second',
    ratio: against === null ? null : { of: 'a raw INSERT', value: median(ratios) },
    target: { atLeast },
    note,
  };
};

const run = async (url: string): Promise<readonly Row[]> => {
  await migrateEventStore({ url, schema: 'bench', role: 'postgres' });
  await createRaw(url);
  const settings = { url, schema: 'bench' };
  const stores = {
    url,
    single: new PostgresEventStore({ ...settings, connections: 17, groups: false }),
    grouped: new PostgresEventStore(settings),
  };
  await fill(stores.grouped, 'position-long', REPLAYED);
  const rounds: Round[] = [];
  // The first round warms what is compiled, planned and cached; it does not count.
  for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await measured(stores, round));
  await stores.single.close();
  await stores.grouped.close();
  return FIGURES.map((figure) => rowOf(rounds.slice(1), figure));
};

const isNoisy = isBusy();
const folder = mkdtempSync(join(tmpdir(), 'stratvector-bench-'));
const server = await startPostgres(folder, { shared_buffers: '1GB', max_connections: '50' });
try {
  const rows = await run(server.url);
  const group = { title: 'Event store in PostgreSQL', isNoisy, rows };
  console.log(process.argv.includes('--json') ? JSON.stringify(group, null, 2) : printed(group));
  if (process.argv.includes('--gate') && isMissed(group)) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

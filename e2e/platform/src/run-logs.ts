import { Engine, MemoryJournal } from '@stratvector/backtest';
import { loadRun, plannedRun } from '@stratvector/cli';
import type { JsonObject } from '@stratvector/kernel';
import { restored } from '@stratvector/runtime';
import pg from 'pg';

export interface Entry {
  readonly at: string;
  readonly type: string;
  readonly data: unknown;
}

/** What was decided, by stream, in order. */
export type Log = Readonly<Record<string, readonly Entry[]>>;

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

/** What services have stored, without the notes on how far each has come and by which run. */
export const storedLog = async (url: string, schemas: readonly string[]): Promise<Log> => {
  const client = new pg.Client(url);
  await client.connect();
  const entries = [];
  for (const schema of schemas) {
    const { rows } = await client.query<Row>(
      `select stream, type, data, metadata from ${schema}.events
       where stream not like 'instants-%' and stream not like 'run-%' order by stream, version`,
    );
    for (const { stream, type, data, metadata } of rows)
      entries.push({ stream, at: metadata.at, type, data: restored(data) });
  }
  await client.end();
  return gathered(entries);
};

export interface Backtested {
  readonly log: Log;
  /** Of the last bar. */
  readonly lastClose: bigint;
  readonly closes: number;
}

/** What a backtest of the same file decides. */
export const backtestedLog = async (file: string): Promise<Backtested> => {
  const loaded = await loadRun(file, []);
  const { plan } = await plannedRun(loaded, loaded.folder);
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  const closes = new Set(plan.instruments.flatMap(({ columns }) => [...columns.closeTime]));
  return {
    log: gathered(
      [...journal.entries()].map(({ stream, at, event }) => ({
        stream,
        at: at.toString(),
        type: event.type,
        data: event.data,
      })),
    ),
    lastClose: BigInt(Math.max(...closes)) * 1_000_000n,
    closes: closes.size,
  };
};

/** At the last close a backtest ends what works; a platform waits for the next bar. */
export const before = (log: Log, lastClose: bigint): Log =>
  Object.fromEntries(
    Object.entries(log)
      .map(([stream, entries]): [string, readonly Entry[]] => [
        stream,
        entries.filter(({ at }) => BigInt(at) < lastClose),
      ])
      .filter(([, entries]) => entries.length > 0),
  );

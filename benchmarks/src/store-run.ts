import { CommandHandler, Relay } from '@stratvector/runtime';
import type { PostgresEventStore } from '@stratvector/event-store-postgres';
import type { Append, Decider, Event, MessageBus, StoredEvent } from '@stratvector/kernel';
import pg from 'pg';

/** Some 400 bytes of JSON, as a fill has. */
const DATA = {
  clientOrderId: 'acct-1-20260105-143000-000042',
  instrumentId: 'XNAS.AAPL',
  side: 'buy',
  quantity: { $integer: '1200' },
  price: { $integer: '187430000' },
  costs: { commission: { $integer: '35000' }, slippage: { $integer: '1200' } },
  at: { $integer: '1767623400000000000' },
  note: 'x'.repeat(100),
};
const METADATA = { actor: 'strategy momentum', correlation: 'instant/1767623400/acct-1' };

type Filled = Event<
  'OrderFilled',
  { readonly quantity: bigint; readonly costs: { readonly commission: bigint } }
>;

const appendOf = (stream: string, version: number): Append => {
  const id = `${stream}/${String(version + 1)}`;
  const events = [{ id, type: 'OrderFilled', data: DATA, metadata: METADATA }];
  return {
    streams: [{ stream, expectedVersion: version, events }],
    handles: { consumer: 'bench', message: id },
    lease: null,
  };
};

/** How many a second, done `inFlight` at a time. */
const rateOf = async (
  inFlight: number,
  count: number,
  one: (lane: number, turn: number) => Promise<unknown>,
): Promise<number> => {
  const turns = Math.floor(count / inFlight);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      for (let turn = 0; turn < turns; turn += 1) await one(lane, turn);
    }),
  );
  return (turns * inFlight * 1_000) / (performance.now() - started);
};

export const createRaw = async (url: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create schema raw; create table raw.events (
    position bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    recorded timestamptz not null default clock_timestamp(),
    stream text not null, version bigint not null, id text not null, type text not null,
    data json not null, metadata json not null, hash bytea not null, unique (stream, version))`);
  await client.end();
};

/** The same row by the driver alone, a prepared INSERT each. */
export const rawRate = async (
  url: string,
  name: string,
  inFlight: number,
  count: number,
): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: inFlight });
  await Promise.all(Array.from({ length: inFlight }, () => pool.query('select 1')));
  const hash = Buffer.alloc(32, 1);
  const rate = await rateOf(inFlight, count, (lane, turn) => {
    const stream = `${name}-${String(lane)}`;
    return pool.query({
      name: 'raw',
      text: `insert into raw.events (stream, version, id, type, data, metadata, hash)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        stream,
        turn + 1,
        `${stream}/${String(turn + 1)}`,
        'OrderFilled',
        JSON.stringify(DATA),
        JSON.stringify(METADATA),
        hash,
      ],
    });
  });
  await pool.end();
  return rate;
};

/** One event an append, each with its expected version and the message it handles. */
export const appendRate = (
  store: PostgresEventStore,
  name: string,
  inFlight: number,
  count: number,
): Promise<number> =>
  rateOf(inFlight, count, async (lane, turn) => {
    const { outcome } = await store.append(appendOf(`${name}-${String(lane)}`, turn));
    if (outcome !== 'appended') throw new Error(`an append was answered with ${outcome}`);
  });

/** Everything in the log through a relay, whose checkpoint is durable, into a bus that takes it at once. */
export const relayRate = async (store: PostgresEventStore, name: string): Promise<number> => {
  let taken = 0;
  const bus: MessageBus = {
    publish: (messages) => Promise.resolve(void (taken += messages.length)),
    subscribe: () => Promise.reject(new Error('nobody subscribes here')),
    close: () => Promise.resolve(),
  };
  const publish = ({ id, stream, type, data }: StoredEvent) => [
    { id, topic: type, key: stream, value: JSON.stringify(data), headers: {} },
  ];
  const relay = new Relay({
    name,
    store,
    bus,
    publish,
    pause: () => Promise.resolve(),
    onFailure: (error) => {
      throw error;
    },
  });
  const started = performance.now();
  const events = await relay.drain();
  if (taken !== events) throw new Error(`${String(taken)} of ${String(events)} were published`);
  return (events * 1_000) / (performance.now() - started);
};

interface Position {
  readonly quantity: bigint;
  readonly cost: bigint;
}

const position: Decider<Position, never, Filled> = {
  initialState: { quantity: 0n, cost: 0n },
  decide: () => [],
  evolve: ({ quantity, cost }, { data }) => ({
    quantity: quantity + data.quantity,
    cost: cost + data.costs.commission,
  }),
};

/** One stream with `events`, stored in pages. */
export const fill = async (
  store: PostgresEventStore,
  stream: string,
  events: number,
): Promise<void> => {
  const PAGE = 1_000;
  for (let version = 0; version < events; version += PAGE) {
    const page = Array.from({ length: PAGE }, (_, place) => ({
      id: `${stream}/${String(version + place + 1)}`,
      type: 'OrderFilled',
      data: DATA,
      metadata: METADATA,
    }));
    const streams = [{ stream, expectedVersion: version, events: page }];
    await store.append({ streams, handles: null, lease: null });
  }
};

/** A stream from its beginning into a decider. */
export const replayRate = async (
  store: PostgresEventStore,
  id: string,
  events: number,
): Promise<number> => {
  const handler = new CommandHandler({
    category: 'position',
    decider: position,
    store,
    lease: () => null,
  });
  const started = performance.now();
  await handler.state(id);
  return (events * 1_000) / (performance.now() - started);
};

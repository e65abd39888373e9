import type {
  Append,
  Appended,
  EventStore,
  JsonObject,
  Lease,
  LogPlace,
  Parked,
  ParkedStream,
  Snapshot,
  StoredEvent,
} from '@stratvector/kernel';
import { LOG_START } from '@stratvector/kernel';
import pg from 'pg';
import { appendCall, appendedOf } from './append-arguments.ts';
import type { AnswerRow } from './append-arguments.ts';
import { GroupCommit } from './group-commit.ts';
import { PostgresParking } from './postgres-parking.ts';
import { checkedName } from './schema-sql.ts';
import { Waker } from './waker.ts';

export interface PostgresEventStoreSettings {
  /** The pool is the store's own: it is ended with it. */
  readonly url: string;
  readonly schema: string;
  /** Connections at most; default 4. */
  readonly connections?: number;
  /** Appends that come while others are under way go together; default true. */
  readonly groups?: boolean;
}

interface EventRow {
  readonly transaction: string;
  readonly position: string;
  readonly stream: string;
  readonly version: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly hash: string;
}

const COLUMNS = `transaction::text, position, stream, version, id, type, data::text, metadata::text,
  encode(hash, 'hex') as hash`;

// The text was written by JSON.stringify of an object.
const objectOf = (text: string): JsonObject => JSON.parse(text) as JsonObject;

const eventOf = (row: EventRow): StoredEvent => ({
  place: { transaction: BigInt(row.transaction), position: BigInt(row.position) },
  stream: row.stream,
  version: Number(row.version),
  id: row.id,
  type: row.type,
  data: objectOf(row.data),
  metadata: objectOf(row.metadata),
  hash: row.hash,
});

/** The event store of one service in a schema of its own. */
export class PostgresEventStore implements EventStore {
  readonly #schema: string;
  readonly #pool: pg.Pool;
  readonly #group: GroupCommit | null;
  readonly #waker: Waker;
  readonly #parking: PostgresParking;

  constructor({ url, schema, connections = 4, groups = true }: PostgresEventStoreSettings) {
    this.#schema = checkedName(schema);
    this.#pool = new pg.Pool({ connectionString: url, max: connections });
    // A connection that breaks while it is idle is replaced; whoever asks next hears of it if it cannot be.
    this.#pool.on('error', () => undefined);
    this.#group = groups ? new GroupCommit(this.#pool, schema) : null;
    this.#parking = new PostgresParking(this.#pool, schema);
    this.#waker = new Waker(this.#pool, { url, channel: schema });
  }

  async append(append: Append): Promise<Appended> {
    const appended = await (this.#group ? this.#group.append(append) : this.#appendAlone(append));
    if (appended.outcome === 'appended') this.#waker.wake();
    return appended;
  }

  async #appendAlone(append: Append): Promise<Appended> {
    const { rows } = await this.#pool.query<AnswerRow>(appendCall(this.#schema, [append]));
    return appendedOf(onlyRow(rows));
  }

  async read(stream: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.#pool.query<EventRow>({
      name: 'read',
      text: `select ${COLUMNS} from ${this.#schema}.events
        where stream = $1 and version > $2 order by version limit $3`,
      values: [stream, after, limit],
    });
    return rows.map(eventOf);
  }

  async tail({ transaction, position }: LogPlace, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.#pool.query<EventRow>({
      name: 'tail',
      // One statement, so one snapshot: the horizon and what is read under it belong together.
      text: `select ${COLUMNS} from ${this.#schema}.events
        where (transaction, position) > ($1::text::xid8, $2)
          and transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by events.transaction, position limit $3`,
      values: [transaction.toString(), position.toString(), limit],
    });
    return rows.map(eventOf);
  }

  listen(wake: () => void): Promise<() => Promise<void>> {
    return this.#waker.listen(wake);
  }

  async checkpoint(name: string): Promise<LogPlace> {
    const { rows } = await this.#pool.query<{ transaction: string; position: string }>(
      `select transaction::text, position from ${this.#schema}.checkpoints where name = $1`,
      [name],
    );
    const [row] = rows;
    if (!row) return LOG_START;
    return { transaction: BigInt(row.transaction), position: BigInt(row.position) };
  }

  async moveCheckpoint(name: string, from: LogPlace, to: LogPlace): Promise<boolean> {
    const isFirst = from.transaction === 0n && from.position === 0n;
    const { rowCount } = await this.#pool.query(
      isFirst
        ? `insert into ${this.#schema}.checkpoints as known (name, transaction, position)
           values ($1, $4::text::xid8, $5) on conflict (name) do update
           set transaction = excluded.transaction, position = excluded.position
           where known.transaction = $2::text::xid8 and known.position = $3`
        : `update ${this.#schema}.checkpoints set transaction = $4::text::xid8, position = $5
           where name = $1 and transaction = $2::text::xid8 and position = $3`,
      [
        name,
        from.transaction.toString(),
        from.position.toString(),
        to.transaction.toString(),
        to.position.toString(),
      ],
    );
    return rowCount === 1;
  }

  async snapshot(stream: string): Promise<Snapshot | null> {
    const { rows } = await this.#pool.query<{ version: string; state: string }>(
      `select version, state::text from ${this.#schema}.snapshots where stream = $1`,
      [stream],
    );
    const [row] = rows;
    return row ? { version: Number(row.version), state: objectOf(row.state) } : null;
  }

  async saveSnapshot(stream: string, { version, state }: Snapshot): Promise<void> {
    await this.#pool.query(
      `insert into ${this.#schema}.snapshots as known (stream, version, state) values ($1, $2, $3)
       on conflict (stream) do update set version = excluded.version, state = excluded.state
       where known.version < excluded.version`,
      [stream, version, JSON.stringify(state)],
    );
  }

  async acquireLease(name: string, holder: string, forMs: number): Promise<Lease | null> {
    const epoch = await this.#onLease(
      name,
      `insert into ${this.#schema}.leases as known (name, epoch, holder, expires)
       values ($1, 1, $2, clock_timestamp() + make_interval(secs => $3 / 1000.0))
       on conflict (name) do update set epoch = known.epoch + 1, holder = excluded.holder,
         expires = excluded.expires
       where known.expires <= clock_timestamp() or known.holder = excluded.holder
       returning epoch`,
      [name, holder, forMs],
    );
    return epoch === null ? null : { name, epoch };
  }

  async renewLease({ name, epoch }: Lease, forMs: number): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `update ${this.#schema}.leases set expires = clock_timestamp() + make_interval(secs => $3 / 1000.0)
       where name = $1 and epoch = $2`,
      [name, epoch, forMs],
    );
    return rowCount === 1;
  }

  async releaseLease({ name, epoch }: Lease): Promise<void> {
    await this.#pool.query(
      `update ${this.#schema}.leases set expires = clock_timestamp() where name = $1 and epoch = $2`,
      [name, epoch],
    );
  }

  park(parked: Parked): Promise<void> {
    return this.#parking.park(parked);
  }

  parkBehind(parked: Parked): Promise<boolean> {
    return this.#parking.parkBehind(parked);
  }

  parked(consumer: string, stream: string, limit: number): Promise<readonly Parked[]> {
    return this.#parking.parked(consumer, stream, limit);
  }

  parkedStreams(consumer: string): Promise<readonly ParkedStream[]> {
    return this.#parking.parkedStreams(consumer);
  }

  unpark(consumer: string, stream: string, message: string): Promise<void> {
    return this.#parking.unpark(consumer, stream, message);
  }

  async close(): Promise<void> {
    await this.#waker.close();
    await this.#pool.end();
  }

  /** Alone with the lease: whoever appends under it has done so before, or is refused. */
  async #onLease(name: string, text: string, values: readonly unknown[]): Promise<number | null> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `lease ${this.#schema} ${name}`,
      ]);
      const { rows } = await client.query<{ epoch: string }>(text, [...values]);
      await client.query('commit');
      client.release();
      return rows[0] ? Number(rows[0].epoch) : null;
    } catch (error) {
      // The transaction ends with its connection.
      client.release(true);
      throw error;
    }
  }
}

const onlyRow = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (!row) throw new Error('the database answered an append with nothing');
  return row;
};

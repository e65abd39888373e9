import pg from 'pg';
import { ChainCheck } from './chain.ts';
import type { AuditFault, ChainedRow } from './chain.ts';
import { checkedName } from './schema-sql.ts';

const PAGE = 5_000;
/** Faults that are listed of one kind; a log that is broken throughout is not told event by event. */
const LISTED = 100;

export interface StoreAudit {
  readonly schema: string;
  readonly streams: number;
  readonly events: number;
  readonly faults: readonly AuditFault[];
  /** Whether there are more faults than are listed. */
  readonly isCut: boolean;
}

interface GuardRow {
  readonly stream: string;
  readonly guarded: string | null;
  readonly last: string | null;
}

interface DoubleRow {
  readonly id: string;
  readonly stream: string;
  readonly version: string;
}

/** The schemas of a database that hold an event store, by name. */
export const eventStoreSchemas = async (client: pg.ClientBase): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace as space
     where (select count(*) from pg_class where relnamespace = space.oid
       and relname in ('streams', 'events', 'inbox', 'checkpoints') and relkind in ('r', 'p')) = 4
     order by nspname collate "C"`,
  );
  return rows.map(({ name }) => name);
};

interface PlacedRow extends ChainedRow {
  readonly position: string;
}

type Place = Pick<PlacedRow, 'stream' | 'version' | 'position'>;

const START: Place = { stream: '', version: '0', position: '0' };

const pageAfter = async (
  client: pg.ClientBase,
  schema: string,
  { stream, version, position }: Place,
): Promise<readonly PlacedRow[]> => {
  const { rows } = await client.query<PlacedRow>({
    name: `audit_${schema}`,
    text: `select stream, version, position, id, type, data::text, metadata::text, hash
      from ${schema}.events where (stream, version) >= ($1, $2)
        and (stream, version, position) > ($1, $2, $3)
      order by stream, version, position limit ${String(PAGE)}`,
    values: [stream, version, position],
  });
  return rows;
};

const followed = async (client: pg.ClientBase, schema: string, check: ChainCheck) => {
  const faults: AuditFault[] = [];
  let place = START;
  for (;;) {
    const rows = await pageAfter(client, schema, place);
    const found = rows.map((row) => check.follow(row)).filter((fault) => fault !== null);
    faults.push(...found.slice(0, LISTED + 1 - faults.length));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return faults;
    place = last;
  }
};

/** A stream whose end was cut off has a whole chain: what tells is the guard. */
const unguarded = async (client: pg.ClientBase, schema: string): Promise<AuditFault[]> => {
  const { rows } = await client.query<GuardRow>(
    `select stream, guard.version as guarded, ends.version as last from ${schema}.streams as guard
     full join (select distinct on (stream) stream, version, hash from ${schema}.events
       order by stream, version desc, position desc) as ends using (stream)
     where guard.version is distinct from ends.version or guard.hash is distinct from ends.hash
     order by stream limit ${String(LISTED + 1)}`,
  );
  return rows.map(({ stream, guarded, last }) => ({
    stream,
    version: last === null ? null : Number(last),
    problem:
      guarded === last
        ? 'the last event has another hash than the guard of the stream'
        : `the guard says version ${guarded ?? 'none'}, the last event is version ${last ?? 'none'}`,
  }));
};

const doubled = async (client: pg.ClientBase, schema: string): Promise<AuditFault[]> => {
  const { rows } = await client.query<DoubleRow>(
    `select id, stream, version from ${schema}.events where id in (
       select id from ${schema}.events group by id having count(*) > 1
       order by id limit ${String(LISTED + 1)})
     order by id, position limit ${String(LISTED + 1)}`,
  );
  return rows.map(({ id, stream, version }) => ({
    stream,
    version: Number(version),
    problem: `the id "${id}" is that of another event as well`,
  }));
};

/**
 * Whether the log of a schema is what was appended: every stream without gaps and chained by its hashes,
 * ending where its guard says, no id there twice. It reads one snapshot in pages, so a service may write
 * meanwhile, and holds up no reader of the log.
 * @throws RangeError for a schema that is no plain name; what the database refuses.
 */
export const auditEventStore = async (
  client: pg.ClientBase,
  schema: string,
): Promise<StoreAudit> => {
  checkedName(schema);
  const check = new ChainCheck();
  // The time-outs of the role are those of a service, whose transactions are short.
  await client.query('set transaction_timeout = 0; set statement_timeout = 0');
  await client.query('begin isolation level repeatable read read only');
  try {
    const broken = await followed(client, schema, check);
    const loose = await unguarded(client, schema);
    const twice = await doubled(client, schema);
    const parts = [broken, loose, twice];
    return {
      schema,
      streams: check.streams,
      events: check.events,
      faults: parts.flatMap((part) => part.slice(0, LISTED)),
      isCut: parts.some(({ length }) => length > LISTED),
    };
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
};

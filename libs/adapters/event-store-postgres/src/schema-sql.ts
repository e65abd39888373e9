/** A name that may stand in SQL as it is. */
const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** @throws RangeError for a name that would have to be quoted. */
export const checkedName = (name: string): string => {
  if (!NAME.test(name))
    throw new RangeError(
      `the schema or role "${name}" is refused; allowed are lower-case letters, digits and _, a letter first, 63 at most`,
    );
  return name;
};

/**
 * `streams` guards versions, since a table cut by months cannot; `events` is never changed. JSON is kept
 * as the text it came as, so that its hash can be computed again by anyone.
 */
export const tablesSql = (schema: string): string => `
create schema if not exists ${schema};
create table ${schema}.streams (
  stream text primary key,
  version bigint not null,
  hash bytea not null
);
create table ${schema}.events (
  position bigint generated always as identity,
  transaction xid8 not null default pg_current_xact_id(),
  recorded timestamptz not null default clock_timestamp(),
  stream text not null,
  version bigint not null,
  id text not null,
  type text not null,
  data json not null,
  metadata json not null,
  hash bytea not null,
  primary key (recorded, position)
) partition by range (recorded);
create index events_by_place on ${schema}.events (transaction, position);
create index events_by_stream on ${schema}.events (stream, version);
create table ${schema}.events_of_other_months partition of ${schema}.events default;
create table ${schema}.inbox (
  consumer text not null,
  message text not null,
  primary key (consumer, message)
);
create table ${schema}.checkpoints (
  name text primary key,
  transaction xid8 not null,
  position bigint not null
);
create table ${schema}.snapshots (
  stream text primary key,
  version bigint not null,
  state json not null
);
create table ${schema}.leases (
  name text primary key,
  epoch bigint not null,
  holder text not null,
  expires timestamptz not null
);`;

/** Makes the partitions of this month and of as many that follow. */
export const partitionsSql = (schema: string): string => `
create function ${schema}.ensure_partitions(p_months integer) returns void language plpgsql
security definer set search_path = ${schema}, pg_temp as $$
declare
  first date;
begin
  for ahead in 0..p_months loop
    first := date_trunc('month', clock_timestamp() at time zone 'UTC') + make_interval(months => ahead);
    execute format(
      'create table if not exists events_%s partition of events for values from (%L) to (%L)',
      to_char(first, 'YYYY_MM'), first || ' 00:00:00+00', (first + interval '1 month')::date || ' 00:00:00+00');
  end loop;
end $$;`;

/**
 * Locks come first and take no transaction id: whoever waits for a stream takes its id after whoever it
 * waited for, so that versions of a stream stand in the order of transactions.
 */
const locksSql = (schema: string): string => `
create function ${schema}.lock_streams(p_streams text[], p_leases text[]) returns void language sql as $$
  select pg_advisory_xact_lock_shared(key) from (
    select distinct hashtextextended('lease ${schema} ' || lease, 0) as key
    from unnest(p_leases) as lease where lease is not null order by 1) as leases;
  select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended('${schema} ' || stream, 0) as key
    from unnest(p_streams) as stream order by 1) as streams;
$$;`;

/** What is refused is refused before anything is written. */
const checkedSql = (schema: string): string => `
create function ${schema}.append_checked(
  p_streams text[], p_expected bigint[], p_places integer[], p_ids text[], p_types text[],
  p_data json[], p_metadata json[], p_consumer text, p_message text, p_lease text, p_epoch bigint,
  out outcome text, out about text, out number bigint
) language plpgsql as $$
declare
  place integer;
  event integer;
  last_hash bytea;
begin
  if p_lease is not null then
    select epoch into number from ${schema}.leases where name = p_lease;
    if number is null or number > p_epoch then
      outcome := 'fenced'; number := coalesce(number, 0); return;
    end if;
  end if;
  if p_consumer is not null and exists (
    select 1 from ${schema}.inbox where consumer = p_consumer and message = p_message
  ) then
    outcome := 'duplicate'; return;
  end if;
  for place in 1..cardinality(p_streams) loop
    select version into number from ${schema}.streams where stream = p_streams[place];
    number := coalesce(number, 0);
    if number <> p_expected[place] then
      outcome := 'conflict'; about := p_streams[place]; return;
    end if;
  end loop;
  if p_consumer is not null then
    insert into ${schema}.inbox (consumer, message) values (p_consumer, p_message) on conflict do nothing;
    if not found then
      outcome := 'duplicate'; return;
    end if;
  end if;
  for place in 1..cardinality(p_streams) loop
    select hash into last_hash from ${schema}.streams where stream = p_streams[place];
    last_hash := coalesce(last_hash, ''::bytea);
    number := p_expected[place];
    for event in 1..cardinality(p_ids) loop
      continue when p_places[event] <> place;
      number := number + 1;
      last_hash := sha256(last_hash || convert_to(concat_ws(E'\\n', p_streams[place], number,
        p_ids[event], p_types[event], p_data[event]::text, p_metadata[event]::text), 'UTF8'));
      insert into ${schema}.events (stream, version, id, type, data, metadata, hash)
      values (p_streams[place], number, p_ids[event], p_types[event], p_data[event], p_metadata[event], last_hash);
    end loop;
    insert into ${schema}.streams (stream, version, hash) values (p_streams[place], number, last_hash)
    on conflict (stream) do update set version = excluded.version, hash = excluded.hash;
  end loop;
  outcome := 'appended';
end $$;`;

/** One append, and several at once of which each is accepted or refused by itself. */
const callsSql = (schema: string): string => `
create function ${schema}.append(
  p_streams text[], p_expected bigint[], p_places integer[], p_ids text[], p_types text[],
  p_data json[], p_metadata json[], p_consumer text, p_message text, p_lease text, p_epoch bigint,
  out outcome text, out about text, out number bigint
) language plpgsql as $$
begin
  perform ${schema}.lock_streams(p_streams, array[p_lease]);
  select * into outcome, about, number from ${schema}.append_checked(p_streams, p_expected, p_places, p_ids,
    p_types, p_data, p_metadata, p_consumer, p_message, p_lease, p_epoch);
end $$;
create function ${schema}.append_group(
  p_stream_ends integer[], p_event_ends integer[],
  p_streams text[], p_expected bigint[], p_places integer[], p_ids text[], p_types text[],
  p_data json[], p_metadata json[], p_consumers text[], p_messages text[], p_leases text[], p_epochs bigint[]
) returns table (outcome text, about text, number bigint) language plpgsql as $$
declare
  request integer;
  s integer := 1;
  e integer := 1;
begin
  perform ${schema}.lock_streams(p_streams, p_leases);
  for request in 1..cardinality(p_stream_ends) loop
    select * into outcome, about, number from ${schema}.append_checked(
      p_streams[s:p_stream_ends[request]], p_expected[s:p_stream_ends[request]],
      p_places[e:p_event_ends[request]], p_ids[e:p_event_ends[request]], p_types[e:p_event_ends[request]],
      p_data[e:p_event_ends[request]], p_metadata[e:p_event_ends[request]],
      p_consumers[request], p_messages[request], p_leases[request], p_epochs[request]);
    return next;
    s := p_stream_ends[request] + 1;
    e := p_event_ends[request] + 1;
  end loop;
end $$;`;

export const appendSql = (schema: string): string =>
  [locksSql(schema), checkedSql(schema), callsSql(schema)].join('\n');

/** A service may read and add, and change what is no history; it can take back nothing. */
export const grantsSql = (schema: string, role: string): string => `
grant usage on schema ${schema} to ${role};
grant select on all tables in schema ${schema} to ${role};
grant insert on all tables in schema ${schema} to ${role};
grant update on ${schema}.streams, ${schema}.checkpoints, ${schema}.snapshots, ${schema}.leases to ${role};
grant delete on ${schema}.snapshots, ${schema}.parked to ${role};
grant execute on all functions in schema ${schema} to ${role};`;

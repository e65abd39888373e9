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
 * waited for, so that versions of a stream stand in the order of transactions. Messages are locked too:
 * of two processes that handle one, the later sees that the earlier has. Everybody locks leases, streams and
 * messages in this order, so that nobody waits in a circle.
 */
const locksSql = (schema: string): string => `
create function ${schema}.lock_all(
  p_streams text[], p_consumers text[], p_messages text[], p_leases text[]
) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock_shared(key) from (
    select distinct hashtextextended('lease ${schema} ' || lease, 0) as key
    from unnest(p_leases) as lease where lease is not null order by 1) as leases;
  perform pg_advisory_xact_lock(key) from (
    select distinct hashtextextended('stream ${schema} ' || stream, 0) as key
    from unnest(p_streams) as stream order by 1) as streams;
  perform pg_advisory_xact_lock(key) from (
    select distinct hashtextextended('message ${schema} ' || consumer || ' ' || message, 0) as key
    from unnest(p_consumers, p_messages) as handled(consumer, message)
    where consumer is not null order by 1) as messages;
end $$;`;

/** The hash of an event is taken over the one before it in its stream, and over the event's own text. */
const chainSql = (schema: string): string => `
create function ${schema}.link(p_before bytea, p_first bytea, p_text text) returns bytea
language plpgsql immutable as $$
begin
  return sha256(coalesce(p_before, p_first) || convert_to(p_text, 'UTF8'));
end $$;
create aggregate ${schema}.chain(bytea, text) (sfunc = ${schema}.link, stype = bytea);`;

/** One append, event by event. What is refused is refused before anything is written. */
const appendOneSql = (schema: string): string => `
create function ${schema}.append(
  p_streams text[], p_expected bigint[], p_places integer[], p_ids text[], p_types text[],
  p_data json[], p_metadata json[], p_consumer text, p_message text, p_lease text, p_epoch bigint,
  out outcome text, out about text, out number bigint
) language plpgsql as $$
declare
  place integer;
  event integer;
  last_hash bytea;
  hashes bytea[];
  held boolean;
begin
  if cardinality(p_streams) = 1 then
    -- As an expression a lock costs a fraction of what it costs as a statement.
    held := pg_advisory_xact_lock_shared(hashtextextended('lease ${schema} ' || p_lease, 0)) is null;
    held := pg_advisory_xact_lock(hashtextextended('stream ${schema} ' || p_streams[1], 0)) is null;
    held := pg_advisory_xact_lock(
      hashtextextended('message ${schema} ' || p_consumer || ' ' || p_message, 0)) is null;
  else
    perform ${schema}.lock_all(p_streams, array[p_consumer], array[p_message], array[p_lease]);
  end if;
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
    select version, hash into number, last_hash from ${schema}.streams where stream = p_streams[place];
    number := coalesce(number, 0);
    hashes[place] := coalesce(last_hash, ''::bytea);
    if number <> p_expected[place] then
      outcome := 'conflict'; about := p_streams[place]; return;
    end if;
  end loop;
  if p_consumer is not null then
    insert into ${schema}.inbox (consumer, message) values (p_consumer, p_message);
  end if;
  for place in 1..cardinality(p_streams) loop
    last_hash := hashes[place];
    number := p_expected[place];
    for event in 1..cardinality(p_ids) loop
      continue when p_places[event] <> place;
      number := number + 1;
      last_hash := sha256(last_hash || convert_to(concat_ws(E'\\n', p_streams[place], number,
        p_ids[event], p_types[event], p_data[event]::text, p_metadata[event]::text), 'UTF8'));
      insert into ${schema}.events (stream, version, id, type, data, metadata, hash)
      values (p_streams[place], number, p_ids[event], p_types[event], p_data[event], p_metadata[event], last_hash);
    end loop;
    continue when number = p_expected[place];
    insert into ${schema}.streams (stream, version, hash) values (p_streams[place], number, last_hash)
    on conflict (stream) do update set version = excluded.version, hash = excluded.hash;
  end loop;
  outcome := 'appended';
end $$;`;

/**
 * Several appends at once, each accepted or refused by itself; no two of them may be about one stream or
 * one message. All of them go through the same few statements, since a statement costs far more than a row;
 * for one append alone those of `append` cost less. Tables are asked row by row, by their keys: a
 * plan that was made while they were small must not read them whole when they have grown.
 */
const appendGroupSql = (schema: string): string => `
create function ${schema}.append_group(
  p_requests integer[], p_streams text[], p_expected bigint[],
  p_places integer[], p_ids text[], p_types text[], p_data json[], p_metadata json[],
  p_consumers text[], p_messages text[], p_leases text[], p_epochs bigint[]
) returns table (outcome text, about text, number bigint) language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  outcomes text[];
  abouts text[];
  numbers bigint[];
begin
  perform ${schema}.lock_all(p_streams, p_consumers, p_messages, p_leases);
  with behind as (
    select distinct on (asked.request) asked.request, asked.stream, coalesce(known.version, 0) as version
    from unnest(p_requests, p_streams, p_expected) with ordinality as asked(request, stream, expected, place)
    left join lateral (
      select version from ${schema}.streams where streams.stream = asked.stream
    ) as known on true
    where coalesce(known.version, 0) <> asked.expected
    order by asked.request, asked.place
  ), asked as (
    select request, behind.stream, behind.version,
      lease is not null and coalesce(led.epoch > asked.epoch, true) as is_fenced, led.epoch,
      consumer is not null and exists (
        select from ${schema}.inbox where inbox.consumer = asked.consumer and inbox.message = asked.message
      ) as is_known
    from unnest(p_consumers, p_messages, p_leases, p_epochs)
      with ordinality as asked(consumer, message, lease, epoch, request)
    left join lateral (select epoch from ${schema}.leases where name = asked.lease) as led on true
    left join behind using (request)
  )
  select
    array_agg(case when is_fenced then 'fenced' when is_known then 'duplicate'
      when stream is not null then 'conflict' else 'appended' end order by request),
    array_agg(stream order by request),
    array_agg(case when is_fenced then coalesce(epoch, 0) else version end order by request)
  into outcomes, abouts, numbers from asked;
  insert into ${schema}.inbox (consumer, message)
  select consumer, message from unnest(p_consumers, p_messages, outcomes) as asked(consumer, message, outcome)
  where asked.outcome = 'appended' and consumer is not null;
  with written as (
    insert into ${schema}.events (stream, version, id, type, data, metadata, hash)
    select stream, version, id, type, data, metadata,
      ${schema}.chain(hash, concat_ws(E'\\n', stream, version, id, type, data::text, metadata::text))
        over (partition by stream order by version)
    from (
      select p_streams[event.place] as stream, coalesce(known.hash, ''::bytea) as hash, event.id, event.type,
        p_expected[event.place] + row_number() over (partition by event.place order by event.number) as version,
        event.data, event.metadata, event.number
      from unnest(p_places, p_ids, p_types, p_data, p_metadata)
        with ordinality as event(place, id, type, data, metadata, number)
      left join lateral (
        select hash from ${schema}.streams where streams.stream = p_streams[event.place]
      ) as known on true
      where outcomes[p_requests[event.place]] = 'appended'
    ) as accepted order by accepted.number
    returning stream, version, hash
  )
  insert into ${schema}.streams (stream, version, hash)
  select distinct on (stream) stream, version, hash from written order by stream, version desc
  on conflict (stream) do update set version = excluded.version, hash = excluded.hash;
  return query select * from unnest(outcomes, abouts, numbers);
end $$;`;

export const appendSql = (schema: string): string =>
  [locksSql(schema), chainSql(schema), appendOneSql(schema), appendGroupSql(schema)].join('\n');

/** A service may read and add, and change what is no history; it can take back nothing. */
export const grantsSql = (schema: string, role: string): string => `
grant usage on schema ${schema} to ${role};
grant select on all tables in schema ${schema} to ${role};
grant insert on all tables in schema ${schema} to ${role};
grant update on ${schema}.streams, ${schema}.checkpoints, ${schema}.snapshots, ${schema}.leases to ${role};
grant delete on ${schema}.snapshots, ${schema}.parked to ${role};
grant execute on all functions in schema ${schema} to ${role};`;

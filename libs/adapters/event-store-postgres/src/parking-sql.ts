/**
 * What waits stands in the order of its stream. A message goes behind others under the lock of the
 * stream, as the last of them leaves: none is left behind alone that nobody would look for.
 */
export const parkingSql = (schema: string): string => `
create table ${schema}.parked (
  position bigint generated always as identity,
  recorded timestamptz not null default clock_timestamp(),
  consumer text not null,
  stream text not null,
  message text not null,
  topic text not null,
  key text not null,
  value text not null,
  headers json not null,
  reason text not null,
  primary key (consumer, message)
);
create index parked_by_stream on ${schema}.parked (consumer, stream, position);
create function ${schema}.park(
  p_consumer text, p_stream text, p_message text, p_topic text, p_key text, p_value text,
  p_headers json, p_reason text, p_only_behind boolean
) returns boolean language plpgsql as $$
begin
  if p_only_behind and not exists (
    select from ${schema}.parked where consumer = p_consumer and stream = p_stream
  ) then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'parked ${schema}', p_consumer, p_stream), 0));
  if p_only_behind and not exists (
    select from ${schema}.parked where consumer = p_consumer and stream = p_stream
  ) then
    return false;
  end if;
  insert into ${schema}.parked (consumer, stream, message, topic, key, value, headers, reason)
  values (p_consumer, p_stream, p_message, p_topic, p_key, p_value, p_headers, p_reason)
  on conflict (consumer, message) do nothing;
  return true;
end $$;
create function ${schema}.unpark(p_consumer text, p_stream text, p_message text)
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'parked ${schema}', p_consumer, p_stream), 0));
  delete from ${schema}.parked where consumer = p_consumer and stream = p_stream and message = p_message;
end $$;`;

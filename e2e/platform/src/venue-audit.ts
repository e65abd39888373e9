import { auditDatabase } from '@stratvector/event-store-postgres';
import pg from 'pg';

/** What the venue's own ledger says of the logs of the platform; each list is empty where all is well. */
export interface VenueAudit {
  readonly orders: number;
  readonly fills: number;
  /** Intents that the venue never had, and fills of it that were not recorded, or not booked. */
  readonly lost: readonly string[];
  /** Orders that the venue had twice or that nobody intended, and fills that were recorded or booked twice. */
  readonly doubled: readonly string[];
  /** Hashes, versions and ids that do not hold. */
  readonly faults: readonly string[];
}

const TRADE = /"tradeId":"([^"]+)"/;
const ORDER = /"clientOrderId":"([^"]+)"/;

const found = (pattern: RegExp, texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => pattern.exec(text)?.[1] ?? []);

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, place) => ids.indexOf(id) !== place);

const without = (ids: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
};

const named = (what: string, ids: readonly string[]): readonly string[] =>
  ids.map((id) => `${what} ${id}`);

const SUBMITTED = `select data::text as text from venue.events where data::text like '%"venue.submit"%' order by position`;
const SAID = `select said ->> 'value' as text
  from venue.events, json_array_elements(metadata -> 'messages') as said
  where said ->> 'value' like '%"OrderFilled"%' order by position`;
const INTENDED = `select data::text as text from execution.events where type = 'OrderSendIntended' order by position`;
const RECORDED = `select data::text as text from execution.events where type = 'OrderFilled' order by position`;
const BOOKED = `select data::text as text from risk.events where type = 'FillBooked'`;

/** Compares the ledger of the venue with what the platform has stored, once nothing is under way. */
export const venueAudit = async (url: string): Promise<VenueAudit> => {
  const client = new pg.Client(url);
  await client.connect();
  const texts = async (sql: string): Promise<readonly string[]> =>
    (await client.query<{ text: string }>(sql)).rows.map(({ text }) => text);
  const submitted = found(ORDER, await texts(SUBMITTED));
  const said = found(TRADE, await texts(SAID));
  const intended = found(ORDER, await texts(INTENDED));
  const recorded = found(TRADE, await texts(RECORDED));
  const booked = (await texts(BOOKED)).length;
  await client.end();
  const audits = await auditDatabase(url, []);
  const count = Math.abs(booked - said.length);
  const bookings = Array.from({ length: count }, (_, place) => `a booking (${String(place + 1)})`);
  return {
    orders: submitted.length,
    fills: said.length,
    lost: [
      ...named('order', without(intended, submitted)),
      ...named('fill', without(said, recorded)),
      ...(booked < said.length ? bookings : []),
    ],
    doubled: [
      ...named('order', [...twice(submitted), ...without(submitted, intended)]),
      ...named('fill', [...twice(said), ...twice(recorded), ...without(recorded, said)]),
      ...(booked > said.length ? bookings : []),
    ],
    faults: audits.flatMap(({ schema, faults }) =>
      faults.map((fault) => `${schema}: ${JSON.stringify(fault)}`),
    ),
  };
};

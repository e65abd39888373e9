import type { Append, Appended, NewEvent, StreamAppend } from '@stratvector/kernel';
import type pg from 'pg';

/**
 * Appends as the arrays that the database takes, in the order of its parameters; what belongs together is
 * told by the number of its row.
 */
interface Columns {
  readonly streams: string[];
  readonly expected: number[];
  readonly places: number[];
  readonly ids: string[];
  readonly types: string[];
  readonly data: string[];
  readonly metadata: string[];
}

const empty = (): Columns => ({
  streams: [],
  expected: [],
  places: [],
  ids: [],
  types: [],
  data: [],
  metadata: [],
});

const addEvent = (columns: Columns, { id, type, data, metadata }: NewEvent): void => {
  columns.places.push(columns.streams.length);
  columns.ids.push(id);
  columns.types.push(type);
  columns.data.push(JSON.stringify(data));
  columns.metadata.push(JSON.stringify(metadata));
};

const addStream = (columns: Columns, added: StreamAppend): void => {
  columns.streams.push(added.stream);
  columns.expected.push(added.expectedVersion);
  for (const event of added.events) addEvent(columns, event);
};

const columnsOf = (appends: readonly Append[]): readonly unknown[] => {
  const columns = empty();
  for (const { streams } of appends) for (const stream of streams) addStream(columns, stream);
  return Object.values<unknown>({ ...columns });
};

const HANDLES_NOTHING = { consumer: null, message: null };
const NO_LEASE = { name: null, epoch: null };

const places = (count: number): string =>
  Array.from({ length: count }, (_, place) => `$${String(place + 1)}`).join(', ');

const aloneCall = (schema: string, append: Append): pg.QueryConfig => {
  const { consumer, message } = append.handles ?? HANDLES_NOTHING;
  const { name, epoch } = append.lease ?? NO_LEASE;
  return {
    name: 'append',
    text: `select * from ${schema}.append(${places(11)})`,
    values: [...columnsOf([append]), consumer, message, name, epoch],
  };
};

const groupCall = (schema: string, appends: readonly Append[]): pg.QueryConfig => {
  const handled = appends.map(({ handles }) => handles ?? HANDLES_NOTHING);
  const leases = appends.map(({ lease }) => lease ?? NO_LEASE);
  return {
    name: 'append_group',
    text: `select * from ${schema}.append_group(${places(12)})`,
    values: [
      appends.flatMap(({ streams }, place) => streams.map(() => place + 1)),
      ...columnsOf(appends),
      handled.map(({ consumer }) => consumer),
      handled.map(({ message }) => message),
      leases.map(({ name }) => name),
      leases.map(({ epoch }) => epoch),
    ],
  };
};

/** A call of the database: what one append takes, or several at once. */
export const appendCall = (schema: string, appends: readonly Append[]): pg.QueryConfig => {
  const [only, another] = appends;
  return only && !another ? aloneCall(schema, only) : groupCall(schema, appends);
};

export interface AnswerRow {
  readonly outcome: string;
  readonly about: string | null;
  readonly number: string | null;
}

export const appendedOf = ({ outcome, about, number }: AnswerRow): Appended => {
  switch (outcome) {
    case 'appended':
    case 'duplicate':
      return { outcome };
    case 'conflict':
      return { outcome, stream: about ?? '', version: Number(number) };
    case 'fenced':
      return { outcome, epoch: Number(number) };
    default:
      throw new Error(
        `the database answered an append with "${outcome}", which this version does not know`,
      );
  }
};

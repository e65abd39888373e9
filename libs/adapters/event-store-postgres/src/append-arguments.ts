import type { Append, Appended, NewEvent, StreamAppend } from '@stratvector/kernel';

/** One append as the arrays that the database takes. */
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

const addEvent = (columns: Columns, place: number, event: NewEvent): void => {
  columns.places.push(place);
  columns.ids.push(event.id);
  columns.types.push(event.type);
  columns.data.push(JSON.stringify(event.data));
  columns.metadata.push(JSON.stringify(event.metadata));
};

const addStreams = (columns: Columns, streams: readonly StreamAppend[]): void => {
  streams.forEach(({ stream, expectedVersion, events }, place) => {
    columns.streams.push(stream);
    columns.expected.push(expectedVersion);
    for (const event of events) addEvent(columns, place + 1, event);
  });
};

const valuesOf = (columns: Columns): readonly unknown[] => [
  columns.streams,
  columns.expected,
  columns.places,
  columns.ids,
  columns.types,
  columns.data,
  columns.metadata,
];

/** In the order of the parameters of the function `append`. */
export const argumentsOf = ({ streams, handles, lease }: Append): readonly unknown[] => {
  const columns = empty();
  addStreams(columns, streams);
  const handled = handles ? [handles.consumer, handles.message] : [null, null];
  const leased = lease ? [lease.name, lease.epoch] : [null, null];
  return [...valuesOf(columns), ...handled, ...leased];
};

/** In the order of the parameters of the function `append_group`. */
export const groupArgumentsOf = (appends: readonly Append[]): readonly unknown[] => {
  const columns = empty();
  const streamEnds: number[] = [];
  const eventEnds: number[] = [];
  for (const { streams } of appends) {
    addStreams(columns, streams);
    streamEnds.push(columns.streams.length);
    eventEnds.push(columns.ids.length);
  }
  return [
    streamEnds,
    eventEnds,
    ...valuesOf(columns),
    appends.map(({ handles }) => handles?.consumer ?? null),
    appends.map(({ handles }) => handles?.message ?? null),
    appends.map(({ lease }) => lease?.name ?? null),
    appends.map(({ lease }) => lease?.epoch ?? null),
  ];
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

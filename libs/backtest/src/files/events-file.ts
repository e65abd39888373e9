import type { Journaled } from '@stratvector/kernel';
import { millisecondsOf } from '@stratvector/kernel';
import { isoTime, TextFile } from './text-file.ts';

/** bigint as decimal text, sets as lists: what JSON has no form for. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Set ? [...value] : value;
};

/** `events.ndjson`: the whole decision log, one envelope a line, in the order of decision. */
export const writeEvents = (path: string, entries: Iterable<Journaled>): void => {
  const file = new TextFile(path);
  let position = 0;
  for (const { stream, version, at, event } of entries) {
    position += 1;
    const time = isoTime(millisecondsOf(at));
    const { type, data } = event;
    file.line(JSON.stringify({ position, stream, version, time, type, data }, plain));
  }
  file.close();
};

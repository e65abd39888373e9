import type { Journaled, Timestamp } from '@stratvector/kernel';
import { millisecondsOf } from '@stratvector/kernel';
import { JsonBytes } from './json-bytes.ts';
import { TextFile } from './text-file.ts';
import { isoTime } from './time-bytes.ts';

/** `events.ndjson`: the whole decision log, one envelope a line, in the order of decision. */
export const writeEvents = (path: string, entries: Iterable<Journaled>): void => {
  const file = new TextFile(path);
  const json = new JsonBytes();
  let position = 0;
  let last: Timestamp | null = null;
  let time = '';
  for (const { stream, version, at, event } of entries) {
    position += 1;
    // Most of what follows from one instant has one time.
    if (at !== last) time = isoTime(millisecondsOf(at));
    last = at;
    const { type, data } = event;
    file.raw(json.of({ position, stream, version, time, type, data }));
    file.endRow();
  }
  file.close();
};

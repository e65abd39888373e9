import type { Journaled } from '@stratvector/kernel';
import { millisecondsOf } from '@stratvector/kernel';
import { jsonText } from './json-text.ts';
import { TextFile } from './text-file.ts';
import { isoTime } from './time-bytes.ts';

/** `events.ndjson`: the whole decision log, one envelope a line, in the order of decision. */
export const writeEvents = (path: string, entries: Iterable<Journaled>): void => {
  const file = new TextFile(path);
  let position = 0;
  for (const { stream, version, at, event } of entries) {
    position += 1;
    const time = isoTime(millisecondsOf(at));
    const { type, data } = event;
    file.line(jsonText({ position, stream, version, time, type, data }) ?? '');
  }
  file.close();
};

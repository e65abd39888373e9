import type { ParsedTime } from '@stratvector/model';
import { RowReader } from './row-reader.ts';
import { Complaints, readTable } from './table.ts';
import type { ReferenceFile } from './table.ts';

/** One halt of an instrument. A date as its end is the last halted one; null is for good. */
export interface HaltRecord {
  readonly symbol: string;
  readonly start: ParsedTime;
  readonly end: ParsedTime | null;
}

const SHAPE = { needed: ['symbol', 'start', 'end'], optional: [] };

const DAY_MS = 86_400_000;

/** A date stands for its whole day, somewhere between its midnights in UTC. */
const isBackward = (start: ParsedTime, end: ParsedTime): boolean =>
  end.isDate
    ? end.milliseconds + DAY_MS <= start.milliseconds
    : end.milliseconds <= start.milliseconds;

const haltOf = (reader: RowReader, timezone: string): HaltRecord | null => {
  const symbol = reader.needed('symbol');
  const start = reader.needed('start') === null ? null : reader.time('start', timezone);
  const end = reader.time('end', timezone);
  if (start && end && isBackward(start, end))
    reader.complain(
      `end: ${String(reader.text('end'))} is not after start ${String(reader.text('start'))}; exchange or correct them`,
    );
  return symbol === null || start === null ? null : { symbol, start, end };
};

/** `symbol,start,end`, a line per halt; times without an offset are those of the zone. */
export const parseHalts = (
  text: string,
  source: string,
  timezone: string,
): ReferenceFile<HaltRecord> => {
  const complaints = new Complaints(source);
  const records = (readTable(text, SHAPE, complaints) ?? []).flatMap((row): HaltRecord[] => {
    const halt = haltOf(new RowReader(row, complaints), timezone);
    return halt ? [halt] : [];
  });
  return { records: complaints.some ? [] : records, problems: complaints.all };
};

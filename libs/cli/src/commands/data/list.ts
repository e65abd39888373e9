import type { StoredSeries } from '@stratvector/history-parquet';
import { openStore } from '../../data/stored-name.ts';
import { tableLines } from '../../data/table.ts';
import { BadInput } from '../../failure.ts';
import { grouped } from '../../run/terminal.ts';

export interface ListOptions {
  readonly store?: string;
  readonly json?: true;
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

const rowOf = ({ instrument, timeframe, note }: StoredSeries): readonly string[] =>
  note === null
    ? [instrument, timeframe, '', '', '', 'damaged']
    : [
        instrument,
        timeframe,
        grouped(note.rows, 0),
        day(note.first),
        day(note.last),
        note.provenance.adjust,
      ];

const HEAD = ['symbol', 'timeframe', 'rows', 'first', 'last', 'adjusted'];

/** `stratvector data list`: what the local store holds. */
export const listBars = async ({ store: folder, json }: ListOptions): Promise<void> => {
  const store = openStore(folder);
  const stored = await store.list();
  if (json) {
    console.log(JSON.stringify(stored));
    return;
  }
  if (stored.length === 0)
    throw new BadInput([
      `the store ${store.root} is empty; import bars with "stratvector data import FILE"`,
    ]);
  console.log(tableLines(HEAD, stored.map(rowOf)).join('\n'));
};

import { readFileSync } from 'node:fs';
import { barsOfRows } from './bars-of-rows.ts';
import type { Layout } from './layout.ts';
import { readVendorText } from './read-vendor-text.ts';

interface SampleTerms {
  readonly layout?: Layout;
  readonly timezone?: string;
  readonly onBadBar?: 'error' | 'drop' | 'repair';
}

/** What a text comes to: bars a line, or the sentences that say why not. */
export const readText = (text: string, { layout, timezone, onBadBar }: SampleTerms = {}) => {
  const rows = readVendorText(text, 'a.csv', {
    layout: layout ?? null,
    timezone: timezone ?? null,
    symbol: 'A',
  });
  if ('sentence' in rows) return { layout: null, bars: [], sentences: [rows.sentence], notes: [] };
  const { series, problems } = barsOfRows(rows, {
    source: 'a.csv',
    onBadBar: onBadBar ?? 'error',
    timestamp: 'open',
    timeframe: null,
  });
  const bars = series.flatMap(({ instrument, timeframe, bars: columns, adjustedClose }) =>
    Array.from(columns.openTime, (time, row) => {
      const [open, high, low, close] = [columns.open, columns.high, columns.low, columns.close];
      const cells = [open, high, low, close, columns.volume, adjustedClose ?? []];
      const shown = cells.map((column) => column[row]).filter((value) => value !== undefined);
      const iso = new Date(time).toISOString().replace(':00.000Z', '');
      return `${instrument} ${timeframe} ${iso} ${shown.join(' ')}`;
    }),
  );
  return {
    layout: rows.layout.name,
    bars,
    sentences: problems.map(({ row, sentence }) => `${row ?? ''}: ${sentence}`),
    notes: rows.notes,
  };
};

/** A file of `samples/`. */
export const readSample = (name: string, terms: SampleTerms = {}) =>
  readText(readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8'), terms);

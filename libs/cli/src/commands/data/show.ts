import type { FileNote } from '@stratvector/history-parquet';
import type { LoadedSeries } from '@stratvector/model';
import { problemLine } from '../../data/read-file.ts';
import { openStore, storedSeries } from '../../data/stored-name.ts';
import { tableLines } from '../../data/table.ts';
import { timeText } from '../../data/write-bars.ts';
import { BadInput } from '../../failure.ts';
import { grouped } from '../../run/terminal.ts';

export interface ShowOptions {
  readonly store?: string;
  readonly rows: number;
  readonly json?: true;
}

const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

const barsOf = (series: LoadedSeries, rows: readonly number[]) =>
  rows.map((row) => ({
    time: timeText(series, series.bars.openTime[row] ?? NaN),
    ...Object.fromEntries(COLUMNS.map((name) => [name, series.bars[name][row] ?? NaN])),
  }));

/** The first and the last ones. */
const edges = (length: number, rows: number): readonly number[] => {
  const all = Array.from({ length }, (_, row) => row);
  return length <= 2 * rows ? all : [...all.slice(0, rows), ...all.slice(-rows)];
};

const noteLines = (note: FileNote, series: LoadedSeries, path: string): readonly string[] => {
  const { sources, adjust, timezone } = note.provenance;
  return [
    `${note.instrument} ${note.timeframe}, ${grouped(note.rows, 0)} bars`,
    `from ${timeText(series, note.first)} to ${timeText(series, note.last)}${note.sessionDates ? ' (session dates)' : ' (opens, UTC)'}`,
    `prices with ${note.priceDecimals} decimals, adjusted: ${adjust}, ${note.hasVolume ? 'with' : 'without'} volume${note.hasAdjustedClose ? ', with adjusted closes' : ''}`,
    `source times in ${timezone}; from`,
    ...sources.map(({ name, fingerprint }) => `  ${name} ${fingerprint.slice(0, 19)}`),
    `File: ${path}`,
    '',
  ];
};

/** `stratvector data show SYMBOL[@TIMEFRAME]`: what one stored series is, its first and last bars. */
export const showBars = async (
  name: string,
  { store: folder, rows, json }: ShowOptions,
): Promise<void> => {
  const store = openStore(folder);
  const { instrument, timeframe, path, note } = await storedSeries(store, name);
  const { series, problems } = await store.read(instrument, timeframe);
  const [only] = series;
  if (!only || note === null)
    throw new BadInput([
      ...problems.map(problemLine),
      `${path}: it is damaged; remove the file and import again`,
    ]);
  const bars = barsOf(only, edges(only.bars.length, rows));
  if (json) {
    console.log(JSON.stringify({ path, note, bars }));
    return;
  }
  const table = tableLines(
    ['time', ...COLUMNS],
    bars.map((bar) => Object.values(bar).map(String)),
  );
  console.log([...noteLines(note, only, path), ...table].join('\n'));
};

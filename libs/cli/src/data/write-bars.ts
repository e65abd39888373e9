import { accessSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeParquet } from '@stratvector/history-parquet';
import type { Provenance } from '@stratvector/history-parquet';
import { fileCode, writingProblem } from '@stratvector/local-files';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';

const FORMATS = /\.(csv|csv\.gz|parquet)$/i;

const refused = (out: string, error: unknown): BadInput =>
  new BadInput([`--out ${out}: it cannot be written: ${writingProblem(error)}`]);

/**
 * What can be known before any bar is read.
 * @throws BadInput where a name says no format that is written, or where nothing can be written there.
 */
export const checkOut = (out: string): void => {
  if (!FORMATS.test(out))
    throw new BadInput([
      `--out ${out}: its ending says no format; allowed are .csv, .csv.gz and .parquet`,
    ]);
  const code = fileCode(out);
  if (code !== null && code !== 'ENOENT') throw refused(out, { code });
  try {
    accessSync(dirname(resolve(out)), constants.W_OK);
  } catch (error) {
    throw refused(out, error);
  }
};

/** A column beside those of bars. */
export interface ExtraColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** A command that writes a file may be asked to say so for machines. */
export interface SayOptions {
  readonly json?: true;
}

/** Bars and what is written beside them. */
export interface WrittenSeries {
  readonly series: LoadedSeries;
  readonly columns: readonly ExtraColumn[];
}

const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);

const NEEDS_QUOTES = /[",\n\r]/;

/** A cell as RFC 4180 wants it. */
const cell = (content: string): string =>
  NEEDS_QUOTES.test(content) ? `"${content.replaceAll('"', '""')}"` : content;

/** A date where the data has dates; else whole seconds without a fraction. */
export const timeText = ({ sessionDates }: LoadedSeries, time: number): string =>
  sessionDates
    ? new Date(time).toISOString().slice(0, 10)
    : new Date(time).toISOString().replace('.000Z', 'Z');

const PRICES = ['open', 'high', 'low', 'close'] as const;

interface TableShape {
  readonly hasSymbol: boolean;
  readonly hasVolume: boolean;
  readonly hasAdjusted: boolean;
}

const shapeOf = (all: readonly WrittenSeries[]): TableShape => ({
  hasSymbol: all.length > 1,
  hasVolume: all.some(({ series }) => series.bars.hasVolume),
  hasAdjusted: all.some(({ series }) => series.adjustedClose !== null),
});

const headOf = (
  { hasSymbol, hasVolume, hasAdjusted }: TableShape,
  columns: readonly ExtraColumn[],
) => [
  'time',
  ...(hasSymbol ? ['symbol'] : []),
  ...PRICES,
  ...(hasVolume ? ['volume'] : []),
  ...(hasAdjusted ? ['adjusted_close'] : []),
  ...columns.map(({ name }) => name),
];

const rowOf = ({ series, columns }: WrittenSeries, row: number, shape: TableShape) => {
  const { bars, adjustedClose, instrument } = series;
  return [
    timeText(series, bars.openTime[row] ?? NaN),
    ...(shape.hasSymbol ? [instrument] : []),
    ...PRICES.map((name) => numberText(bars[name][row])),
    ...(shape.hasVolume ? [bars.hasVolume ? numberText(bars.volume[row]) : ''] : []),
    ...(shape.hasAdjusted ? [numberText(adjustedClose?.[row])] : []),
    ...columns.map(({ values }) => numberText(values[row])),
  ];
};

const csvOf = (all: readonly WrittenSeries[]): string => {
  const shape = shapeOf(all);
  const lines = [
    headOf(shape, all[0]?.columns ?? [])
      .map(cell)
      .join(','),
  ];
  for (const one of all)
    for (let row = 0; row < one.series.bars.length; row += 1)
      lines.push(rowOf(one, row, shape).map(cell).join(','));
  return `${lines.join('\n')}\n`;
};

/** Writes a file beside its place and moves it there: whoever finds it finds all of it. */
const writeWhole = (out: string, bytes: string | Uint8Array): void => {
  const partial = `${out}.partial-${process.pid}`;
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, out);
  } catch (error) {
    rmSync(partial, { force: true });
    throw refused(out, error);
  }
};

/** Bars, with columns beside them, as CSV or gzip CSV; many instruments under a symbol column. */
const writeTable = (out: string, all: readonly WrittenSeries[]): void => {
  const csv = csvOf(all);
  writeWhole(out, /\.gz$/i.test(out) ? gzipSync(csv) : csv);
};

/** One series as Parquet, with where it came from inside. */
const writeSeries = async (
  out: string,
  { series, columns }: WrittenSeries,
  provenance: Provenance,
): Promise<void> => {
  const failure = await writeParquet(out, series, provenance, columns);
  if (failure !== null) throw new BadInput([`--out ${out}: ${failure}`]);
};

/**
 * Bars and the columns beside them in the format that the file's ending says.
 * @throws BadInput where it cannot be written, or where Parquet would have to hold several instruments.
 */
export const writeBars = async (
  out: string,
  all: readonly WrittenSeries[],
  provenance: Provenance,
): Promise<void> => {
  if (!/\.parquet$/i.test(out)) {
    writeTable(out, all);
    return;
  }
  const [one, ...others] = all;
  if (!one || others.length > 0)
    throw new BadInput([
      `--out ${out}: a Parquet file holds one instrument, the input has ${all.length}; name a .csv file`,
    ]);
  await writeSeries(out, one, provenance);
};

/** Null where there is no such row. */
const timeAt = (series: LoadedSeries, row: number): string | null => {
  const time = series.bars.openTime[row];
  return time === undefined ? null : timeText(series, time);
};

/** What a command wrote, in one object: how the input was read, and each series with its rows, its span and the columns beside its bars. */
export const writtenJson = (
  out: string,
  all: readonly WrittenSeries[],
  notes: readonly string[],
): string =>
  JSON.stringify({
    out,
    notes,
    series: all.map(({ series, columns }) => ({
      symbol: series.instrument,
      timeframe: series.timeframe,
      rows: series.bars.length,
      first: timeAt(series, 0),
      last: timeAt(series, series.bars.length - 1),
      columns: columns.map(({ name, values }) => ({
        name,
        values: values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0),
      })),
    })),
  });

import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { makeFolder, writingProblem } from '@stratvector/local-files';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { connected, literal, numbersOf } from './duckdb.ts';
import { NOTE_KEY, noteText } from './provenance.ts';
import type { FileNote, Provenance } from './provenance.ts';

const CLOSE_TIME = 'close_time';
/** Of a connection, and gone with it. */
const STAGE = 'staged';
const VECTOR_ROWS = 2048;

let written = 0;

/** Whether a bar is shorter or longer than its timeframe, as the last one of a session may be. */
const hasOddBars = ({ bars, timeframe }: LoadedSeries): boolean => {
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  return bars.closeTime.some((close, row) => close - (bars.openTime[row] ?? NaN) !== width);
};

export const noteFor = (series: LoadedSeries, provenance: Provenance): FileNote => ({
  instrument: series.instrument,
  timeframe: series.timeframe,
  rows: series.bars.length,
  first: series.bars.openTime[0] ?? NaN,
  last: series.bars.openTime[series.bars.length - 1] ?? NaN,
  sessionDates: series.sessionDates,
  hasVolume: series.bars.hasVolume,
  hasAdjustedClose: series.adjustedClose !== null,
  hasCloseTime: hasOddBars(series),
  priceDecimals: series.priceDecimals,
  provenance,
});

/** A column of a file: one value for each bar. */
export interface NamedColumn {
  readonly name: string;
  readonly values: Float64Array;
}

const columnsOf = (
  { bars, adjustedClose }: LoadedSeries,
  note: FileNote,
  extra: readonly NamedColumn[],
): readonly NamedColumn[] => [
  { name: 'open', values: bars.open },
  { name: 'high', values: bars.high },
  { name: 'low', values: bars.low },
  { name: 'close', values: bars.close },
  ...(bars.hasVolume ? [{ name: 'volume', values: bars.volume }] : []),
  ...(adjustedClose ? [{ name: 'adjusted_close', values: adjustedClose }] : []),
  ...(note.hasCloseTime ? [{ name: CLOSE_TIME, values: bars.closeTime }] : []),
  ...extra,
];

/** The rows as a table of the database: times as a count of milliseconds, the rest as it is. */
const stage = async (
  database: DuckDBConnection,
  { bars }: LoadedSeries,
  columns: readonly NamedColumn[],
): Promise<void> => {
  const { DuckDBDataChunk, DOUBLE } = await import('@duckdb/node-api');
  const all = [bars.openTime, ...columns.map(({ values }) => values)];
  const names = columns.map(({ name }) => `${identifier(name)} DOUBLE`).join(', ');
  await database.run(`CREATE TEMP TABLE ${STAGE}(time DOUBLE, ${names})`);
  const appender = await database.createAppender(STAGE, null, 'temp');
  const chunk = DuckDBDataChunk.create(all.map(() => DOUBLE));
  for (let from = 0; from < bars.length; from += VECTOR_ROWS) {
    const to = Math.min(from + VECTOR_ROWS, bars.length);
    chunk.reset();
    chunk.rowCount = to - from;
    all.forEach((values, place) => {
      const vector = chunk.getColumnVector(place);
      numbersOf(vector).set(values.subarray(from, to));
      vector.flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
};

/** A name of a column, whatever signs it has. */
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A TIMESTAMP that says it is UTC. */
const moment = (name: string): string => `make_timestamp_ms(${name}::BIGINT) AT TIME ZONE 'UTC'`;

const timeExpression = ({ sessionDates }: LoadedSeries): string =>
  sessionDates ? 'make_timestamp_ms(time::BIGINT)::DATE' : moment('time');

const copy = (
  path: string,
  series: LoadedSeries,
  note: FileNote,
  extra: readonly NamedColumn[],
): Promise<void> =>
  connected(async (database) => {
    const columns = columnsOf(series, note, extra);
    await stage(database, series, columns);
    const names = columns.map(({ name }) =>
      name === CLOSE_TIME ? `${moment(name)} AS ${name}` : identifier(name),
    );
    await database.run(
      `COPY (SELECT ${timeExpression(series)} AS time, ${names.join(', ')} FROM ${STAGE}) TO ${literal(path)} ` +
        `(FORMAT parquet, COMPRESSION zstd, KV_METADATA {${NOTE_KEY}: ${literal(noteText(note))}})`,
    );
  });

/**
 * Writes a series as a Parquet file with its provenance, whole or not at all: it is written beside
 * its place and moved there. `extra` columns stand behind those of the bars. Answers with a sentence where that cannot be done, else with null.
 */
export const writeParquet = async (
  path: string,
  series: LoadedSeries,
  provenance: Provenance,
  extra: readonly NamedColumn[] = [],
): Promise<string | null> => {
  written += 1;
  const partial = join(dirname(path), `.${basename(path)}.partial-${process.pid}-${written}`);
  // The program may be stopped in the middle.
  const drop = (): void => {
    if (existsSync(partial)) rmSync(partial);
  };
  process.once('exit', drop);
  try {
    makeFolder(dirname(path));
    await copy(partial, series, noteFor(series, provenance), extra);
    renameSync(partial, path);
    return null;
  } catch (error) {
    drop();
    return `it cannot be written: ${writingProblem(error)}; nothing was changed`;
  } finally {
    process.removeListener('exit', drop);
  }
};

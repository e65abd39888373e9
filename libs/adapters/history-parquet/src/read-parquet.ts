import { fileCode } from '@stratvector/local-files';
import { BarTable, fileProblem } from '@stratvector/model';
import type { BarHeader, LoadedHistory, ReadOptions } from '@stratvector/model';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { columnsOf, planOf } from './column-plan.ts';
import type { ColumnPlan } from './column-plan.ts';
import { connected, fileLiteral, identifier, reasonOf, rowsOf } from './duckdb.ts';
import { readNotes } from './file-notes.ts';
import { mannerOf } from './parquet-times.ts';
import type { FileNote } from './provenance.ts';
import { rowReader } from './row-reader.ts';

const failed = (source: string, ...sentences: readonly string[]): LoadedHistory => ({
  series: [],
  problems: sentences.map((sentence) => ({ source, row: null, sentence })),
});

const sourceOf = (path: string): string =>
  `read_parquet(${fileLiteral(path)}, hive_partitioning = false)`;

interface Column {
  readonly name: string;
  readonly type: string;
}

const describe = async (path: string): Promise<readonly Column[]> => {
  const rows = await rowsOf(`DESCRIBE SELECT * FROM ${sourceOf(path)}`);
  return rows.map(([name, type]) => ({ name: name ?? '', type: type ?? '' }));
};

const symbolsIn = async (
  path: string,
  columns: readonly Column[],
  header: BarHeader,
): Promise<readonly string[] | null> => {
  const place = header.get('symbol');
  if (place === undefined) return null;
  const name = identifier(columns[place]?.name ?? '');
  const rows = await rowsOf(
    `SELECT DISTINCT coalesce(${name}::VARCHAR, '') AS symbol FROM ${sourceOf(path)} ORDER BY symbol`,
  );
  return rows.map(([symbol]) => symbol ?? '');
};

const countOf = async (path: string): Promise<number> => {
  const [[count] = []] = await rowsOf(
    `SELECT num_rows FROM parquet_file_metadata(${fileLiteral(path)})`,
  );
  return Number(count ?? 0);
};

const tableOf = (
  path: string,
  options: ReadOptions,
  { plan, note, rows }: { plan: ColumnPlan; note: FileNote | null; rows: number },
): BarTable => {
  const table = new BarTable(
    { ...options, source: path, timeframe: note?.timeframe ?? null },
    {
      hasVolume: plan.numbers.includes('volume'),
      hasAdjusted: plan.numbers.includes('adjusted'),
      hasCloseTime: plan.hasCloseTime,
      expectedRows: plan.symbols === null ? rows : 0,
    },
  );
  if (plan.symbols === null) table.select(note?.instrument ?? options.symbol);
  if (plan.time !== 'text') table.accepts(mannerOf(plan.time));
  return table;
};

const load = async (path: string, options: ReadOptions): Promise<LoadedHistory> => {
  const columns = await describe(path);
  const header = columnsOf(columns);
  if (!('get' in header)) return failed(path, ...header);
  const [note = null] = await readNotes([path]);
  const symbols = await symbolsIn(path, columns, header);
  const plan = planOf(columns, header, { symbols, note });
  const table = tableOf(path, options, { plan, note, rows: await countOf(path) });
  const read = rowReader(table, plan, options.timezone);
  const query = `SELECT ${plan.expressions.join(', ')} FROM ${sourceOf(path)}`;
  await connected(async (connection) => {
    const result = await connection.stream(query);
    let chunk: DuckDBDataChunk | null = await result.fetchChunk();
    while (chunk !== null && chunk.rowCount > 0) {
      // The next chunk is decoded by another thread while this one is read.
      const next = result.fetchChunk();
      read(chunk);
      chunk = await next;
    }
  });
  return table.finish();
};

/**
 * Reads the bars of a Parquet file, column by column and never as row objects. Columns are found by
 * name as in CSV; a row number counts from 1. Everything wrong is reported, and then nothing loaded.
 */
export const readParquet = async (path: string, options: ReadOptions): Promise<LoadedHistory> => {
  const code = fileCode(path);
  if (code !== null) return failed(path, fileProblem(code));
  try {
    return await load(path, options);
  } catch (error) {
    return failed(path, `it cannot be read as Parquet: ${reasonOf(error)}; check the file`);
  }
};

import type { DuckDBDataChunk } from '@duckdb/node-api';
import { parseTime } from '@stratvector/model';
import type { BarBlock, BarTable } from '@stratvector/model';
import type { ColumnPlan } from './column-plan.ts';
import { numbersOf } from './duckdb.ts';
import { millisecondsOf } from './parquet-times.ts';

/** As long as any chunk. */
const CHUNK_ROWS = 2048;
/** What stands for a column that the file lacks. */
const NOTHING = new Float64Array(CHUNK_ROWS).fill(NaN);
const NO_VOLUME = new Float64Array(CHUNK_ROWS);

/** The columns of one chunk but for its times, which may be texts. */
interface Chunk extends Omit<BarBlock, 'time'> {
  /** Places in the plan's symbols. */
  readonly symbol: ArrayLike<number> | null;
}

const chunkOf = (chunk: DuckDBDataChunk, { numbers, symbols, hasCloseTime }: ColumnPlan): Chunk => {
  const column = (place: number): Float64Array => numbersOf(chunk.getColumnVector(place));
  const found = (name: ColumnPlan['numbers'][number], absent: Float64Array): Float64Array => {
    const place = numbers.indexOf(name);
    return place < 0 ? absent : column(place + 1);
  };
  const after = numbers.length + 1;
  return {
    rows: chunk.rowCount,
    open: found('open', NOTHING),
    high: found('high', NOTHING),
    low: found('low', NOTHING),
    close: found('close', NOTHING),
    volume: found('volume', NO_VOLUME),
    adjusted: found('adjusted', NOTHING),
    closeTime: hasCloseTime ? column(after) : NOTHING,
    symbol: symbols === null ? null : column(after + Number(hasCloseTime)),
  };
};

const fill = ({ values }: BarTable, chunk: Chunk, row: number): void => {
  values.open = chunk.open[row] ?? NaN;
  values.high = chunk.high[row] ?? NaN;
  values.low = chunk.low[row] ?? NaN;
  values.close = chunk.close[row] ?? NaN;
  values.volume = chunk.volume[row] ?? NaN;
  values.adjusted = chunk.adjusted[row] ?? NaN;
  values.closeTime = chunk.closeTime[row] ?? NaN;
};

/** Follows the symbol column: the table is told only when the symbol changes. */
const selector = (table: BarTable, { symbols }: ColumnPlan) => {
  let selected = -1;
  return (chunk: Chunk, row: number): void => {
    const code = chunk.symbol?.[row] ?? -1;
    if (code === selected || symbols === null) return;
    selected = code;
    table.select(symbols[code] ?? '');
  };
};

type ChunkReader = (chunk: DuckDBDataChunk) => void;

const textRows = (table: BarTable, plan: ColumnPlan, timezone: string): ChunkReader => {
  const select = selector(table, plan);
  let row = 0;
  const one = (text: string, chunk: Chunk, at: number): void => {
    const time = parseTime(text, timezone);
    if (!time) table.refuseTime(row, text);
    else if (!table.accepts(time)) table.refuseManner(row, text);
    else {
      fill(table, chunk, at);
      table.row(row, time.milliseconds);
    }
  };
  return (raw) => {
    const chunk = chunkOf(raw, plan);
    const times = raw.getColumnVector(0);
    for (let at = 0; at < chunk.rows; at += 1) {
      row += 1;
      select(chunk, at);
      one(String(times.getItem(at)), chunk, at);
    }
  };
};

const numberRows = (
  table: BarTable,
  plan: ColumnPlan,
  toMilliseconds: (value: number) => number,
): ChunkReader => {
  const select = selector(table, plan);
  const time = new Float64Array(CHUNK_ROWS);
  let row = 0;
  /** Where a chunk is of one instrument and all of it is sound, as nearly all of a large file is. */
  const takesWhole = (chunk: Chunk, times: Float64Array): boolean => {
    if (chunk.symbol !== null) return false;
    for (let at = 0; at < chunk.rows; at += 1) time[at] = toMilliseconds(times[at] ?? NaN);
    return table.rows({ ...chunk, time });
  };
  return (raw) => {
    const chunk = chunkOf(raw, plan);
    const times = numbersOf(raw.getColumnVector(0));
    if (takesWhole(chunk, times)) {
      row += chunk.rows;
      return;
    }
    for (let at = 0; at < chunk.rows; at += 1) {
      row += 1;
      select(chunk, at);
      const value = times[at] ?? NaN;
      const time = toMilliseconds(value);
      if (Number.isNaN(time)) table.refuseTime(row, Number.isNaN(value) ? '' : String(value));
      else {
        fill(table, chunk, at);
        table.row(row, time);
      }
    }
  };
};

/** Hands the rows of chunk after chunk to a table. */
export const rowReader = (table: BarTable, plan: ColumnPlan, timezone: string): ChunkReader =>
  plan.time === 'text'
    ? textRows(table, plan, timezone)
    : numberRows(table, plan, millisecondsOf(plan.time, timezone));

import type { EquityColumns } from '../engine/equity-record.ts';
import { isoTime, TextFile } from './text-file.ts';

const money = (value: number): string => {
  const text = value.toFixed(4).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

const ratio = (value: number): string => {
  const text = value.toFixed(8).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

const HEADER = 'time,equity,cash,gross,net,exposure,drawdown,costs,benchmark';

/** NaN where a column has no such row, which a caller of this file cannot ask for. */
const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

/** `equity.csv`. `rows` says which rows, in order; `benchmark` has one value per row of `columns`. */
export const writeEquity = (
  path: string,
  columns: EquityColumns,
  rows: Iterable<number>,
  benchmark: Float64Array | null,
): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  let peak = -Infinity;
  for (const row of rows) {
    const equity = at(columns.equity, row);
    const gross = at(columns.gross, row);
    const net = at(columns.net, row);
    peak = Math.max(peak, equity);
    const index = benchmark ? money(at(benchmark, row)) : '';
    file.line(
      `${isoTime(at(columns.time, row))},${money(equity)},${money(equity - net)},${money(gross)},` +
        `${money(net)},${ratio(gross / equity)},${ratio(Math.min(0, equity / peak - 1))},` +
        `${money(at(columns.costs, row))},${index}`,
    );
  }
  file.close();
};

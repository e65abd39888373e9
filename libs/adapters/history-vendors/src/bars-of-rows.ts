import { BarTable } from '@stratvector/model';
import type { LoadedHistory, RawBars, ReadOptions, Timeframe } from '@stratvector/model';
import type { VendorRows } from './read-vendor-text.ts';

type BarOptions = Pick<ReadOptions, 'onBadBar' | 'timestamp'> & {
  readonly source: string;
  /** Null: the gaps between the bars tell. */
  readonly timeframe: Timeframe | null;
};

const fill = (table: BarTable, raw: RawBars, odd: VendorRows['odd']): void => {
  for (let row = 0; row < raw.length; row += 1) {
    const at = (column: Float64Array): number => column[row] ?? NaN;
    Object.assign(table.values, {
      open: at(raw.open),
      high: at(raw.high),
      low: at(raw.low),
      close: at(raw.close),
      volume: at(raw.volume),
      adjusted: at(raw.adjusted),
    });
    const line = at(raw.line);
    table.row(line, at(raw.time), (column) => odd.get(`${line}:${column}`) ?? null);
  }
};

/** Applies the rules of bars to rows: series, or what is wrong with them, as `onBadBar` says. */
export const barsOfRows = (
  { raw, unreadable, odd, manner }: VendorRows,
  { source, onBadBar, timestamp, timeframe }: BarOptions,
): LoadedHistory => {
  const table = new BarTable(
    { source, onBadBar, timestamp, timeframe },
    {
      hasVolume: raw.some(({ hasVolume }) => hasVolume),
      hasAdjusted: raw.some(({ hasAdjusted }) => hasAdjusted),
      hasCloseTime: false,
      expectedRows: Math.max(0, ...raw.map(({ length }) => length)),
    },
  );
  table.accepts(manner);
  for (const { line, symbol, kind, what } of unreadable) {
    table.select(symbol);
    table.refuse(line, kind, what);
  }
  for (const one of raw) {
    table.select(one.instrument);
    fill(table, one, odd);
  }
  return table.finish();
};

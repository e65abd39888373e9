import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextFile } from '@stratvector/backtest';
import { writeParquet } from '@stratvector/history-parquet';
import { instrumentId } from '@stratvector/model';
import type { BarColumns, LoadedSeries } from '@stratvector/model';
import { minuteBars } from './bars.ts';

export const LONG_ROWS = 5_000_000;
const SHORT_ROWS = 100_000;

const CONFIGURATION = `[strategy]
name = "momentum"
parameters = { lookback = 200, threshold = 0.008 }

[risk]
max_position_size = 0.15
stop_loss = 0.05
take_profit = 0.1
`;

const seriesOf = (bars: BarColumns): LoadedSeries => ({
  instrument: instrumentId('AAA'),
  timeframe: '1m',
  bars,
  sessionDates: false,
  adjustedClose: null,
  priceDecimals: 2,
  source: 'minute bars of a seeded walk',
  findings: [],
  tally: {},
  counts: { read: bars.length, used: bars.length, skipped: 0, repaired: 0 },
});

const writeCsv = (path: string, { openTime, open, high, low, close, volume }: BarColumns): void => {
  const file = new TextFile(path);
  file.line('time,open,high,low,close,volume');
  for (let row = 0; row < openTime.length; row += 1) {
    file.time(openTime[row] ?? NaN);
    for (const column of [open, high, low, close, volume]) file.decimal(column[row] ?? NaN, 2);
    file.endCells();
  }
  file.close();
};

export interface DataFiles {
  readonly parquet: string;
  readonly csv: string;
  readonly shortCsv: string;
  readonly configuration: string;
}

export const dataFiles = (folder: string): DataFiles => ({
  parquet: join(folder, 'AAA.parquet'),
  csv: join(folder, 'AAA.csv'),
  shortCsv: join(folder, 'BBB.csv'),
  configuration: join(folder, 'run.toml'),
});

/** Bars of one minute as files, the same on every machine. */
export const makeDataFiles = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const files = dataFiles(folder);
  const bars = minuteBars(LONG_ROWS, 1);
  const problem = await writeParquet(files.parquet, seriesOf(bars), {
    timezone: 'UTC',
    adjust: 'none',
    sources: [],
  });
  if (problem !== null) throw new Error(problem);
  writeCsv(files.csv, bars);
  writeCsv(files.shortCsv, minuteBars(SHORT_ROWS, 1));
  writeFileSync(files.configuration, CONFIGURATION);
};

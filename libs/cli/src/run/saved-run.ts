import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '@stratvector/domain-analytics';
import { readingProblem, regularFile, textLines } from '@stratvector/local-files';
import { BadInput } from '../failure.ts';

/** A row of a CSV file by the names of its columns. */
export type CsvRow = Readonly<Record<string, string>>;

/** A run as its folder keeps it. */
export interface SavedRun {
  readonly folder: string;
  /** Null where a metric has no value. */
  readonly metrics: ReadonlyMap<string, number | null>;
  readonly configuration: ReadonlyMap<string, unknown>;
  readonly fills: readonly CsvRow[];
}

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (folder: string, file: string): string => {
  if (!statSync(folder, { throwIfNoEntry: false }))
    throw new BadInput([
      `${folder}: there is no such folder; name one that "--out" of a run wrote`,
    ]);
  try {
    return readFileSync(regularFile(join(folder, file)), 'utf8');
  } catch (error) {
    throw new BadInput([
      `${folder}: it is no run, its ${file} cannot be read: ${readingProblem(error)}; or name a folder that "stratvector backtest --out" wrote`,
    ]);
  }
};

const tableOf = (folder: string, file: string): Table => {
  const text = textOf(folder, file);
  try {
    const table: unknown = JSON.parse(text);
    if (isTable(table)) return table;
  } catch {
    // Answered below, as any other content that is no table.
  }
  throw new BadInput([`${join(folder, file)}: it is not a table in JSON; run the backtest again`]);
};

const rowsOf = (folder: string, file: string): readonly CsvRow[] => {
  const lines = textLines(textOf(folder, file));
  const names = lines.head()?.cells ?? [];
  const rows: CsvRow[] = [];
  while (lines.next()) {
    const cells = lines.cells();
    rows.push(Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])));
  }
  return rows;
};

const metricsOf = (folder: string): SavedRun['metrics'] => {
  const table = tableOf(folder, 'metrics.json');
  if (METRICS.every(({ name }) => table[name] === undefined))
    throw new BadInput([
      `${join(folder, 'metrics.json')}: there is no metric in it that this version knows; run the backtest again`,
    ]);
  return new Map(
    METRICS.map(({ name }) => {
      const value = table[name];
      return [name, typeof value === 'number' ? value : null];
    }),
  );
};

const fingerprintsOf = (data: unknown): readonly (readonly [string, unknown])[] =>
  Array.isArray(data)
    ? data
        .filter(isTable)
        .map((one) => [`data of ${String(one['instrument'])}`, one['fingerprint']] as const)
    : [];

const configurationOf = (folder: string): SavedRun['configuration'] => {
  const run = tableOf(folder, 'run.json');
  const { configuration } = run;
  if (!isTable(configuration))
    throw new BadInput([
      `${join(folder, 'run.json')}: it has no "configuration"; run the backtest again`,
    ]);
  return new Map([
    ['engine version', run['engine_version']],
    ...Object.entries(configuration),
    ...fingerprintsOf(run['data']),
  ]);
};

/** @throws BadInput where a folder is no run, or one that was not written whole. */
export const readRun = (folder: string): SavedRun => ({
  folder,
  metrics: metricsOf(folder),
  configuration: configurationOf(folder),
  fills: rowsOf(folder, 'fills.csv'),
});

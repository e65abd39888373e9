import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { METRICS } from '@stratvector/domain-analytics';
import { BadInput } from '../failure.ts';
import { formattedMetric } from '../run/summary.ts';
import { codeOf } from '../run/system-error.ts';

interface SavedRun {
  readonly name: string;
  readonly metrics: ReadonlyMap<string, number | null>;
  readonly configuration: ReadonlyMap<string, unknown>;
  readonly fills: readonly string[];
}

const textOf = (folder: string, file: string): string => {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new BadInput([
      `${folder}: it is no run, its ${file} cannot be read (${codeOf(error)}); name a folder that "stratvector backtest --out" wrote`,
    ]);
  }
};

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const tableOf = (folder: string, file: string, key: string): ReadonlyMap<string, unknown> => {
  const whole = parsed(textOf(folder, file));
  const part = isTable(whole) ? whole[key] : null;
  if (isTable(part)) return new Map(Object.entries(part));
  throw new BadInput([`${join(folder, file)}: it has no "${key}"; run the backtest again`]);
};

const load = (folder: string): SavedRun => ({
  name: basename(folder),
  metrics: new Map(
    [...tableOf(folder, 'metrics.json', 'metrics')].map(([name, value]) => [
      name,
      typeof value === 'number' ? value : null,
    ]),
  ),
  configuration: tableOf(folder, 'run.json', 'configuration'),
  fills: textOf(folder, 'fills.csv').trim().split('\n').slice(1),
});

const WIDTH = 18;

const columns = (label: string, cells: readonly string[]): string =>
  label.padEnd(30) + cells.map((text) => text.slice(0, WIDTH - 1).padStart(WIDTH)).join('');

const differs = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value ?? null))).size > 1;

const configurationLines = (runs: readonly SavedRun[]): readonly string[] => {
  const keys = new Set(runs.flatMap(({ configuration }) => [...configuration.keys()]));
  return [...keys].flatMap((key) => {
    const values = runs.map(({ configuration }) => configuration.get(key) ?? null);
    return differs(values)
      ? [
          columns(
            key,
            values.map((value) => JSON.stringify(value)),
          ),
        ]
      : [];
  });
};

/** What fills of two runs have in common, order ids aside. */
const fillsLine = (first: SavedRun, other: SavedRun): string => {
  const place = first.fills.findIndex((fill, row) => fill !== other.fills[row]);
  const same = first.fills.length === other.fills.length && place < 0;
  if (same) return `${other.name}: the same ${first.fills.length} fills as ${first.name}`;
  const row = place < 0 ? first.fills.length : place;
  const shown = (run: SavedRun): string => run.fills[row] ?? 'no more fills';
  return `${other.name}: ${other.fills.length} fills against ${first.fills.length}; the first difference is fill ${row + 1}\n  ${first.name}: ${shown(first)}\n  ${other.name}: ${shown(other)}`;
};

const orNone = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['  nothing differs'] : lines;

/** `stratvector compare RUN RUN ...`: metrics side by side, and what differs. */
export const compare = (folders: readonly string[]): void => {
  if (folders.length < 2)
    throw new BadInput(['compare: found one run, needed are two or more folders of runs']);
  const runs = folders.map(load);
  const [first, ...others] = runs;
  const lines = [
    columns(
      'Metrics',
      runs.map(({ name }) => name),
    ),
    ...METRICS.map((metric) =>
      columns(
        metric.name,
        runs.map(({ metrics }) => formattedMetric(metrics.get(metric.name) ?? null, metric)),
      ),
    ),
    '',
    'Configuration',
    ...orNone(configurationLines(runs)),
    '',
    'Fills',
    ...(first ? others.map((other) => fillsLine(first, other)) : []),
  ];
  console.log(lines.join('\n'));
};

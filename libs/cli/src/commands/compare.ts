import { METRICS } from '@stratvector/domain-analytics';
import { BadInput } from '../failure.ts';
import { fillDifferences, fillText } from '../run/fill-differences.ts';
import type { FillDifferences } from '../run/fill-differences.ts';
import { readRun } from '../run/saved-run.ts';
import type { SavedRun } from '../run/saved-run.ts';
import { formattedMetric } from '../run/formatted-metric.ts';

const LABEL = 28;
const WIDTH = 13;
const SHOWN = 5;
const RUNS_MAX = 26;

const letterOf = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);

const line = (label: string, cells: readonly string[]): string =>
  `  ${label.padEnd(LABEL)}${cells.map((text) => text.padStart(WIDTH)).join('')}`.trimEnd();

/** Of two runs, what the second has more. */
const differenceOf = (values: readonly (number | null)[], metric: (typeof METRICS)[number]) => {
  if (values.length !== 2) return [];
  const [first = null, second = null] = values;
  if (first === null || second === null) return [''];
  const text = formattedMetric(second - first, metric);
  if (!/[1-9]/.test(text)) return [''];
  return [second > first ? `+${text}` : text];
};

const metricLines = (runs: readonly SavedRun[]): readonly string[] =>
  METRICS.map((metric) => {
    const values = runs.map(({ metrics }) => metrics.get(metric.name) ?? null);
    const cells = values.map((value) => formattedMetric(value, metric));
    return line(metric.name, [...cells, ...differenceOf(values, metric)]);
  });

const written = (value: unknown): string =>
  value === undefined || value === null ? '–' : JSON.stringify(value);

/** Short values side by side, long ones under each other. */
const keyLines = (key: string, values: readonly unknown[]): readonly string[] => {
  const texts = values.map(written);
  return key.length < LABEL && texts.every((text) => text.length < WIDTH)
    ? [line(key, texts)]
    : [`  ${key}`, ...texts.map((text, place) => `    ${letterOf(place)}  ${text}`)];
};

const changedKeys = (
  runs: readonly SavedRun[],
): readonly (readonly [string, readonly unknown[]])[] =>
  [...new Set(runs.flatMap(({ configuration }) => [...configuration.keys()]))]
    .map((key) => [key, runs.map(({ configuration }) => configuration.get(key) ?? null)] as const)
    .filter(([, values]) => new Set(values.map(written)).size > 1);

const configurationLines = (runs: readonly SavedRun[]): readonly string[] => {
  const differing = changedKeys(runs);
  return differing.length === 0
    ? ['  nothing differs']
    : differing.flatMap(([key, values]) => keyLines(key, values));
};

const listed = <Row>(
  what: string,
  rows: readonly Row[],
  text: (row: Row) => string,
): readonly string[] =>
  rows.length === 0
    ? []
    : [
        `    ${rows.length} ${what}`,
        ...rows.slice(0, SHOWN).map((row) => `      ${text(row)}`),
        ...(rows.length > SHOWN ? [`      and ${rows.length - SHOWN} more`] : []),
      ];

const fillLines = (
  first: string,
  other: string,
  { same, changed, onlyFirst, onlyOther }: FillDifferences,
): readonly string[] => {
  if (changed.length + onlyFirst.length + onlyOther.length === 0)
    return [`  ${other} has the same ${same} fills as ${first}`];
  return [
    `  ${other} against ${first}: ${same} fills are the same`,
    ...listed(
      'differ in quantity, price or costs',
      changed,
      ([one, match]) => `${fillText(one)}\n        ${other}: ${fillText(match)}`,
    ),
    ...listed(`only in ${first}`, onlyFirst, fillText),
    ...listed(`only in ${other}`, onlyOther, fillText),
  ];
};

/** The same as the lines, whole; values stand in the order of the runs. */
const comparison = (runs: readonly SavedRun[]) => ({
  runs: runs.map(({ folder }) => folder),
  metrics: Object.fromEntries(
    METRICS.map(({ name }) => [name, runs.map(({ metrics }) => metrics.get(name) ?? null)]),
  ),
  configuration: Object.fromEntries(changedKeys(runs)),
  fills: runs
    .slice(1)
    .map(({ folder, fills }) => ({ run: folder, ...fillDifferences(runs[0]?.fills ?? [], fills) })),
});

const lines = (runs: readonly SavedRun[]): readonly string[] => {
  const letters = runs.map((_, place) => letterOf(place));
  const [first, ...others] = runs;
  const head = runs.length === 2 ? [...letters, 'B − A'] : letters;
  return [
    'Runs',
    ...runs.map(({ folder }, place) => `  ${letterOf(place)}  ${folder}`),
    '',
    line('', head).replace(/^ {2} {7}/, '  Metrics'),
    ...metricLines(runs),
    '',
    'What differs in configuration and data',
    ...configurationLines(runs),
    '',
    'What differs in fills',
    ...others.flatMap((other, place) =>
      fillLines('A', letterOf(place + 1), fillDifferences(first?.fills ?? [], other.fills)),
    ),
  ];
};

/** `stratvector compare RUN RUN ...`: metrics side by side, and what differs. */
export const compare = (folders: readonly string[], { json }: { readonly json?: true }): void => {
  if (folders.length < 2)
    throw new BadInput(['compare: found one run, needed are two or more folders of runs']);
  if (folders.length > RUNS_MAX)
    throw new BadInput([`compare: found ${folders.length} runs, at most ${RUNS_MAX} fit`]);
  const runs = folders.map(readRun);
  console.log(json ? JSON.stringify(comparison(runs)) : lines(runs).join('\n'));
};

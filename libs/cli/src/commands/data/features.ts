import {
  computeColumns,
  FORWARD_PREFIX,
  parseExpression,
  parseLabel,
} from '@stratvector/domain-strategy';
import type { IndicatorExpression, IndicatorSeries } from '@stratvector/domain-strategy';
import type { BarColumns } from '@stratvector/model';
import {
  comparisonProblem,
  featureSeriesOf,
  indicatorSeriesOf,
  volumeProblem,
} from '../../data/feature-series.ts';
import type { FeatureSeries } from '../../data/feature-series.ts';
import { fileTerms } from '../../data/file-flags.ts';
import type { FileFlags } from '../../data/file-flags.ts';
import { inputFiles } from '../../data/input-bars.ts';
import { notesOf, provenanceOf, refuseProblems } from '../../data/read-file.ts';
import type { BarFile } from '../../data/read-file.ts';
import { checkOut, writeBars, writtenJson } from '../../data/write-bars.ts';
import type { ExtraColumn, SayOptions, WrittenSeries } from '../../data/write-bars.ts';
import { BadInput } from '../../failure.ts';
import { grouped } from '../../run/terminal.ts';

export interface FeatureOptions extends FileFlags, SayOptions {
  readonly indicator: readonly string[];
  readonly label: readonly string[];
  /** What indicators may compare with beside the input. */
  readonly with: readonly string[];
  readonly store?: string;
  readonly out: string;
}

interface NamedOutputs {
  readonly written: string;
  readonly output: string | null;
  readonly outputs: readonly string[];
}

/** Outputs that an expression means, under the names of their columns. */
const named = (
  { written, output, outputs }: NamedOutputs,
  columns: readonly Float64Array[],
): readonly ExtraColumn[] =>
  outputs.flatMap((label, place) => {
    if (output !== null && output !== label) return [];
    const isNamed = output === null && outputs.length > 1;
    const values = columns[place] ?? new Float64Array(0);
    return [{ name: isNamed ? `${written}.${label}` : written, values }];
  });

const indicatorsOf = (text: string, series: IndicatorSeries): readonly ExtraColumn[] => {
  const { expression } = parseExpression(text);
  if (!expression) return [];
  const { definition, output, written } = expression;
  const columns = computeColumns(expression, series);
  return named({ written, output, outputs: definition.outputs }, columns);
};

const labelsOf = (text: string, bars: BarColumns): readonly ExtraColumn[] => {
  const { expression } = parseLabel(text);
  if (!expression) return [];
  const { definition, parameters, output, written } = expression;
  const columns = definition.compute(bars, parameters);
  const { outputs } = definition;
  return named({ written: `${FORWARD_PREFIX}${written}`, output, outputs }, columns);
};

/** What an indicator is made of and the data lack, a sentence each. */
const lackingFor = (
  { other, needsVolume }: IndicatorExpression,
  written: readonly FeatureSeries[],
  all: readonly FeatureSeries[],
): readonly string[] => [
  ...written.flatMap((one) => (needsVolume ? (volumeProblem(one) ?? []) : [])),
  ...written.flatMap((one) => (other === null ? [] : (comparisonProblem(other, one, all) ?? []))),
];

const lacking = (
  indicator: readonly string[],
  written: readonly FeatureSeries[],
  all: readonly FeatureSeries[],
): readonly string[] =>
  indicator.flatMap((text) => {
    const { expression } = parseExpression(text);
    if (!expression) return [];
    return lackingFor(expression, written, all).map((line) => `--indicator ${text}: ${line}`);
  });

/** Columns in which nothing stands, a sentence each. */
const emptiness = (made: readonly WrittenSeries[]): readonly string[] =>
  made.flatMap(({ series, columns }) =>
    columns
      .filter(({ values }) => values.every(Number.isNaN))
      .map(
        ({ name }) =>
          `${name} is empty: the ${grouped(series.bars.length, 0)} bars of ${series.instrument} are fewer than it needs`,
      ),
  );

const problemsOf = ({ indicator, label }: FeatureOptions): readonly string[] => {
  const none =
    indicator.length + label.length === 0
      ? ['--indicator: none is given; write for example --indicator "rsi(14)"']
      : [];
  const wrong = (flag: string, text: string, problem: string | null): readonly string[] =>
    problem === null ? [] : [`--${flag} ${text}: ${problem}`];
  return [
    ...none,
    ...indicator.flatMap((text) => wrong('indicator', text, parseExpression(text).problem)),
    ...label.flatMap((text) => wrong('label', text, parseLabel(text).problem)),
  ];
};

/** `macd(12,26,9)` and `macd(12,26,9).signal` are one column twice, and so are `SMA(5)` and `sma(5)`. */
const distinct = (columns: readonly ExtraColumn[]): readonly ExtraColumn[] => {
  const names = columns.map(({ name }) => name.toLowerCase());
  return columns.filter((_, place) => names.indexOf(names[place] ?? '') === place);
};

/** Bars that are written, and all that they may be compared with. */
const read = async (input: string, options: FeatureOptions) => {
  const terms = { ...fileTerms(options), store: options.store };
  const files = await inputFiles(input, terms);
  const besides: BarFile[] = [];
  // A symbol that is told is that of the input alone.
  for (const one of options.with)
    besides.push(...(await inputFiles(one, { ...terms, symbol: null })));
  refuseProblems([...files, ...besides]);
  return { files, written: featureSeriesOf(files), besides: featureSeriesOf(besides) };
};

const saidOf = (out: string, made: readonly WrittenSeries[], hasLabels: boolean): string => {
  const rows = made.reduce((sum, { series }) => sum + series.bars.length, 0);
  const forward = hasLabels ? `; columns that begin with ${FORWARD_PREFIX} know the future` : '';
  return [`Wrote ${grouped(rows, 0)} rows to ${out}${forward}`, ...emptiness(made)].join('\n');
};

/** `stratvector data features INPUT`: bars with indicators and labels, written whole or not at all. */
export const features = async (input: string, options: FeatureOptions): Promise<void> => {
  const { indicator, label, out } = options;
  const problems = problemsOf(options);
  if (problems.length > 0) throw new BadInput(problems);
  checkOut(out);
  const { files, written, besides } = await read(input, options);
  const all = [...written, ...besides];
  const lines = lacking(indicator, written, all);
  if (lines.length > 0) throw new BadInput(lines);
  const made = written.map((one) => {
    const series = indicatorSeriesOf(one, all);
    const columns = distinct([
      ...indicator.flatMap((text) => indicatorsOf(text, series)),
      ...label.flatMap((text) => labelsOf(text, series.bars)),
    ]);
    return { series: one.series, columns };
  });
  const [first] = files;
  if (first) await writeBars(out, made, provenanceOf(first));
  const notes = notesOf(files);
  console.log(
    options.json
      ? writtenJson(out, made, notes)
      : [saidOf(out, made, label.length > 0), ...notes].join('\n'),
  );
};

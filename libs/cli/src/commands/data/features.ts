import {
  computeColumns,
  FORWARD_PREFIX,
  parseExpression,
  parseLabel,
} from '@stratvector/domain-strategy';
import type { BarColumns } from '@stratvector/model';
import { fileTerms } from '../../data/file-flags.ts';
import type { FileFlags } from '../../data/file-flags.ts';
import { inputFiles } from '../../data/input-bars.ts';
import { provenanceOf, refuseProblems } from '../../data/read-file.ts';
import { checkOut, writeBars } from '../../data/write-bars.ts';
import type { ExtraColumn } from '../../data/write-bars.ts';
import { BadInput } from '../../failure.ts';
import { grouped } from '../../run/terminal.ts';

export interface FeatureOptions extends FileFlags {
  readonly indicator: readonly string[];
  readonly label: readonly string[];
  readonly store?: string;
  readonly out: string;
}

/** Outputs that an expression means, under the names of their columns. */
const named = (
  {
    canonical,
    output,
    outputs,
  }: {
    readonly canonical: string;
    readonly output: string | null;
    readonly outputs: readonly string[];
  },
  columns: readonly Float64Array[],
): readonly ExtraColumn[] =>
  outputs.flatMap((label, place) => {
    if (output !== null && output !== label) return [];
    const isNamed = output === null && outputs.length > 1;
    const values = columns[place] ?? new Float64Array(0);
    return [{ name: isNamed ? `${canonical}.${label}` : canonical, values }];
  });

const indicatorsOf = (text: string, bars: BarColumns): readonly ExtraColumn[] => {
  const { expression } = parseExpression(text);
  if (!expression) return [];
  const { definition, parameters, output, canonical } = expression;
  const columns = computeColumns(definition, parameters, bars);
  return named({ canonical, output, outputs: definition.outputs }, columns);
};

const labelsOf = (text: string, bars: BarColumns): readonly ExtraColumn[] => {
  const { expression } = parseLabel(text);
  if (!expression) return [];
  const { definition, parameters, output, canonical } = expression;
  const columns = definition.compute(bars, parameters);
  return named(
    { canonical: `${FORWARD_PREFIX}${canonical}`, output, outputs: definition.outputs },
    columns,
  );
};

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

/** `macd(12,26,9)` and `macd(12,26,9).signal` are one column twice. */
const distinct = (columns: readonly ExtraColumn[]): readonly ExtraColumn[] => [
  ...new Map(columns.map((column) => [column.name, column])).values(),
];

/** `stratvector data features INPUT`: bars with indicators and labels, written whole or not at all. */
export const features = async (input: string, options: FeatureOptions): Promise<void> => {
  const { indicator, label, out, store } = options;
  const problems = problemsOf(options);
  if (problems.length > 0) throw new BadInput(problems);
  checkOut(out);
  const files = await inputFiles(input, { ...fileTerms(options), store });
  refuseProblems(files);
  const written = files
    .flatMap(({ series }) => series)
    .map((series) => ({
      series,
      columns: distinct([
        ...indicator.flatMap((text) => indicatorsOf(text, series.bars)),
        ...label.flatMap((text) => labelsOf(text, series.bars)),
      ]),
    }));
  const [first] = files;
  if (first) await writeBars(out, written, provenanceOf(first));
  const rows = written.reduce((sum, { series }) => sum + series.bars.length, 0);
  const forward =
    label.length > 0 ? `; columns that begin with ${FORWARD_PREFIX} know the future` : '';
  console.log(`Wrote ${grouped(rows, 0)} rows to ${out}${forward}`);
};

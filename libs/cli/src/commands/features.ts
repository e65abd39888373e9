import { renameSync, rmSync } from 'node:fs';
import { TextFile } from '@stratvector/backtest';
import { computeColumns, parseExpression } from '@stratvector/domain-strategy';
import type { BarColumns, LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { readBarFiles } from '../run/bar-files.ts';
import { filesOf } from '../run/paths.ts';
import { codeOf } from '../run/system-error.ts';

export interface FeatureOptions {
  readonly indicator: readonly string[];
  readonly out: string;
  readonly timezone: string;
}

interface Feature {
  readonly name: string;
  readonly values: Float64Array;
}

/** What a file of bars does not say itself. */
const AS_GIVEN = { onBadBar: 'error', timestamp: 'open' } as const;

const BARS = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Every output of every expression, named as `macd(12,26,9).signal`; a single output by its expression alone. */
const featuresOf = (expressions: readonly string[], bars: BarColumns): readonly Feature[] =>
  expressions.flatMap((text) => {
    const { expression } = parseExpression(text);
    if (!expression) return [];
    const { definition, parameters, output, canonical } = expression;
    const columns = computeColumns(definition, parameters, bars);
    return definition.outputs.flatMap((label, place): Feature[] => {
      if (output !== null && output !== label) return [];
      const isNamed = output === null && definition.outputs.length > 1;
      return [
        {
          name: isNamed ? `${canonical}.${label}` : canonical,
          values: columns[place] ?? new Float64Array(0),
        },
      ];
    });
  });

const refuse = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new BadInput(problems);
};

const cell = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);

const quoted = (name: string): string => (name.includes(',') ? `"${name}"` : name);

const timeOf = ({ bars, sessionDates }: LoadedSeries, row: number): string => {
  const text = new Date(bars.openTime[row] ?? NaN).toISOString();
  return sessionDates ? text.slice(0, 10) : text.replace('.000Z', 'Z');
};

const write = (
  path: string,
  series: readonly LoadedSeries[],
  expressions: readonly string[],
): void => {
  const file = new TextFile(path);
  const isMany = series.length > 1;
  series.forEach((one, place) => {
    const features = featuresOf(expressions, one.bars);
    const names = features.map(({ name }) => quoted(name));
    if (place === 0)
      file.line(['time', ...(isMany ? ['symbol'] : []), ...BARS, ...names].join(','));
    for (let row = 0; row < one.bars.length; row += 1)
      file.line(
        [
          timeOf(one, row),
          ...(isMany ? [one.instrument] : []),
          ...BARS.map((name) => cell(one.bars[name][row])),
          ...features.map(({ values }) => cell(values[row])),
        ].join(','),
      );
  });
  file.close();
};

/** `stratvector data features INPUT`: bars with indicator columns, written whole or not at all. */
export const features = async (
  input: string,
  { indicator, out, timezone }: FeatureOptions,
): Promise<void> => {
  if (indicator.length === 0)
    throw new BadInput(['--indicator: none is given; write for example --indicator "rsi(14)"']);
  refuse(
    indicator.flatMap((text) => {
      const { problem } = parseExpression(text);
      return problem === null ? [] : [`--indicator ${text}: ${problem}`];
    }),
  );
  if (!out.endsWith('.csv'))
    throw new BadInput([`--out ${out}: this version writes CSV; name a file that ends in .csv`]);
  const series = await readBarFiles(filesOf(input, '.', 'INPUT'), { ...AS_GIVEN, timezone });
  const partial = `${out}.partial-${process.pid}`;
  try {
    write(partial, series, indicator);
    renameSync(partial, out);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new BadInput([
      `--out ${out}: it cannot be written (${codeOf(error)}); name another file`,
    ]);
  }
  console.log(`Wrote ${series.reduce((sum, { bars }) => sum + bars.length, 0)} rows to ${out}`);
};

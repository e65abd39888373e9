import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { resolveParameters } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import { columnsOf, seriesOf } from './bars.fixture.ts';
import { computeColumns } from './column.ts';
import type { IndicatorSeries } from './column.ts';
import { parseExpression } from './expression.ts';
import { INDICATORS } from './registry.ts';
import { TA_LIB } from './ta-lib.ts';

/** What `make.py` writes of one column: its first row with a value, and some of them. */
interface Sampled {
  readonly start: number;
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

interface Golden {
  readonly version: string;
  readonly bars: readonly Readonly<Record<string, readonly number[]>>[];
  readonly indicators: Readonly<
    Record<
      string,
      {
        readonly function: string;
        readonly defaults: Readonly<Record<string, number>>;
        readonly series: readonly (readonly Sampled[])[];
      }
    >
  >;
  readonly expressions: Readonly<Record<string, readonly (readonly Sampled[])[]>>;
}

const GOLDEN = JSON.parse(
  readFileSync(join(import.meta.dirname, 'golden/ta-lib.json'), 'utf8'),
) as Golden;

/** By its number in TA-Lib. */
const AVERAGES: Readonly<Record<number, string>> = { 0: 'sma', 1: 'ema', 2: 'wma', 13: 'rma' };

const SERIES: readonly IndicatorSeries[] = GOLDEN.bars.map((columns) => {
  const column = (name: string) => Float64Array.from(columns[name] ?? []);
  const openTime = column('close').map((_, row) => row);
  const bars: BarColumns = {
    length: openTime.length,
    openTime,
    closeTime: openTime.map((time) => time + 1),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    hasVolume: true,
  };
  return seriesOf(bars, column('other'));
});

const expectLike = (columns: readonly Float64Array[], expected: readonly Sampled[] = []): void => {
  expect(columns).toHaveLength(expected.length);
  expected.forEach(({ start, rows, values }, output) => {
    const column = columns[output] ?? new Float64Array();
    expect(column.findIndex((value) => !Number.isNaN(value))).toBe(start);
    rows.forEach((row, place) => {
      const value = values[place] ?? NaN;
      const allowed = 1e-9 * Math.max(1, Math.abs(value));
      expect(Math.abs((column[row] ?? NaN) - value)).toBeLessThan(allowed);
    });
  });
};

const EACH = INDICATORS.flatMap((definition) => {
  const golden = GOLDEN.indicators[definition.name];
  return golden ? [[definition.name, definition, golden] as const] : [];
});

describe(`indicators that TA-Lib ${GOLDEN.version} has`, () => {
  it('are those of the list', () => {
    expect(EACH.map(([name]) => name).sort()).toEqual([...TA_LIB.keys()].sort());
    for (const [name, , golden] of EACH) expect(TA_LIB.get(name)?.function).toBe(golden.function);
  });

  it.each(EACH)('%s has its defaults, or says why not', (name, definition, golden) => {
    const { values } = resolveParameters(definition.parameters, {});
    const theirs = Object.entries(golden.defaults).map(([key, value]) => [
      key,
      key === 'average' ? AVERAGES[value] : value,
    ]);
    const ours = theirs.map(([key]) => [key, values[String(key)]]);
    if (TA_LIB.get(name)?.difference?.includes('by default')) expect(ours).not.toEqual(theirs);
    else expect(ours).toEqual(theirs);
  });

  it.each(EACH)('%s is its value from its first bar on', (_name, definition, golden) => {
    const { average, ...numbers } = golden.defaults;
    const given = average === undefined ? numbers : { ...numbers, average: AVERAGES[average] };
    const { values, problems } = resolveParameters(definition.parameters, given);
    expect(problems).toEqual([]);
    SERIES.forEach((series, place) =>
      expectLike(columnsOf(definition, values, series), golden.series[place]),
    );
  });

  it.each(Object.entries(GOLDEN.expressions))('%s is its value', (text, golden) => {
    const { expression, problem } = parseExpression(text);
    expect(problem).toBeNull();
    if (!expression) return;
    SERIES.forEach((series, place) =>
      expectLike(computeColumns(expression, series), golden[place]),
    );
    const first = Math.max(...golden.flatMap((columns) => columns.map(({ start }) => start)));
    expect(expression.warmUp).toBe(first + 1);
  });
});

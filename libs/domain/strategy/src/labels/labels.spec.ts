import { describe, expect, it } from '@jest/globals';
import type { BarColumns } from '@stratvector/model';
import { parseExpression } from '../indicators/expression.ts';
import { isLabelName, LABELS, parseLabel } from './registry.ts';

type Row = readonly [open: number, high: number, low: number, close: number];

const barsOf = (rows: readonly Row[]): BarColumns => {
  const column = (place: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[place]);
  const openTime = Float64Array.from(rows, (_, row) => row);
  return {
    length: rows.length,
    openTime,
    closeTime: openTime.map((time) => time + 1),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(rows.length),
    hasVolume: false,
  };
};

const flat = (price: number): Row => [price, price, price, price];

const columns = (text: string, rows: readonly Row[]): readonly number[][] => {
  const { expression } = parseLabel(text);
  if (!expression) throw new Error(text);
  const { definition, parameters } = expression;
  return definition
    .compute(barsOf(rows), parameters)
    .map((column) => Array.from(column, (value) => Math.round(value * 1e9) / 1e9));
};

describe('fixed_horizon', () => {
  it('is the return over so many bars, and NaN where they have not come yet', () => {
    expect(columns('fixed_horizon(2)', [100, 101, 110, 99].map(flat))).toEqual([
      [0.1, -0.01980198, NaN, NaN],
      [1, -1, NaN, NaN],
    ]);
  });

  it('has side 0 within the threshold', () => {
    expect(columns('fixed_horizon(1,0.05)', [100, 104, 100, 120].map(flat))[1]).toEqual([
      0,
      0,
      1,
      NaN,
    ]);
  });
});

describe('triple_barrier', () => {
  const LABEL = 'triple_barrier(2,0.05,0.03)';

  it.each<[string, readonly Row[], readonly [number, number, number]]>([
    ['above', [flat(100), [101, 106, 101, 102]], [1, 0.05, 1]],
    ['below', [flat(100), flat(100), [99, 99, 96, 98]], [-1, -0.03, 2]],
    ['the end of the time', [flat(100), flat(101), flat(102), flat(200)], [0, 0.02, 2]],
    ['both in one bar: the worse', [flat(100), [100, 106, 96, 100]], [-1, -0.03, 1]],
    ['opened beyond it: at the open', [flat(100), [108, 109, 107, 108]], [1, 0.08, 1]],
    ['opened below it: at the open', [flat(100), [90, 91, 89, 90]], [-1, -0.1, 1]],
    ['just touched', [flat(100), [100, 105, 100, 100]], [1, 0.05, 1]],
    ['not decided yet', [flat(100), flat(101)], [NaN, NaN, NaN]],
  ])('%s', (_what, rows, expected) => {
    expect(columns(LABEL, rows).map(([first]) => first)).toEqual(expected);
  });
});

describe('the names of labels', () => {
  it('are known to the parser of indicators, which refuses them', () => {
    for (const { name } of LABELS) {
      expect(isLabelName(name)).toBe(true);
      for (const text of [`${name}(5)`, `forward_${name}(5).side`, `${name.toUpperCase()}`])
        expect(parseExpression(text).problem).toContain('is a label: it looks at later bars');
    }
  });

  it.each([
    ['fixed_horizn(5)', 'did you mean fixed_horizon'],
    ['fixed_horizon(0)', 'bars is 0, allowed is'],
    ['triple_barrier(5,2)', 'up is 2, allowed is'],
    ['triple_barrier(5).top', 'has no output "top"'],
    ['rsi(14)', 'there is no label "rsi"'],
    ['(', 'write for example fixed_horizon(10)'],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(parseLabel(text).problem).toContain(sentence);
  });

  it('may carry the prefix', () => {
    expect(parseLabel('forward_fixed_horizon( 5 )').expression?.written).toBe('fixed_horizon(5)');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BARS, columnsOf, OTHER, seriesOf, SESSIONS } from './bars.fixture.ts';
import { computeColumns } from './column.ts';
import { parseExpression } from './expression.ts';
import type { IndicatorExpression } from './expression.ts';
import { createKernel, noBar } from './kernel.ts';
import { INDICATORS } from './registry.ts';

const expressionOf = (text: string): IndicatorExpression => {
  const { expression, problem } = parseExpression(text);
  if (!expression) throw new Error(problem);
  return expression;
};

const OUTER = INDICATORS.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'source'),
);

/** Any indicator, as it is written with its defaults or a short window. */
const anyInner = fc.constantFrom(...INDICATORS).chain(({ name, inputs, outputs }) =>
  fc.constantFrom(...outputs).map((output) => {
    const call = inputs.includes('other') ? `${name}(4,SPY)` : name;
    return outputs.length > 1 ? `${call}.${output}` : call;
  }),
);

/** What a live run would see, bar by bar. */
const fed = (expression: IndicatorExpression, rows: number): readonly number[][] => {
  const kernel = createKernel(expression);
  const bar = noBar();
  return Array.from({ length: rows }, (_, row) => {
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
      bar[name] = BARS[name][row] ?? NaN;
    bar.other = OTHER[row] ?? NaN;
    bar.session = SESSIONS[row] ?? NaN;
    kernel.update(bar);
    return [...kernel.values];
  });
};

describe('an indicator on another', () => {
  it.each(OUTER.map((definition) => [definition.name, definition] as const))(
    '%s on any is the same bar by bar, by column, and on the other’s values',
    (name, definition) => {
      fc.assert(
        fc.property(anyInner, (inner) => {
          const expression = expressionOf(`${name}(${inner})`);
          const columns = computeColumns(expression, seriesOf());
          expect(fed(expression, BARS.length)).toEqual(
            Array.from({ length: BARS.length }, (_, row) => columns.map((one) => one[row])),
          );
          const { on } = expression;
          if (!on) throw new Error(inner);
          const place = on.output === null ? 0 : on.definition.outputs.indexOf(on.output);
          const values = computeColumns(on, seriesOf())[place] ?? new Float64Array();
          const from = on.warmUp - 1;
          const close = values.subarray(from);
          const volume = BARS.volume.subarray(from);
          const bars = { ...BARS, length: close.length, close, volume };
          columnsOf(definition, expression.parameters, seriesOf(bars)).forEach((alone, output) =>
            expect(columns[output]?.subarray(from)).toEqual(alone),
          );
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(['lag(rsi(14),3)', 'zscore(log_return(1),20)', 'sma(lag(ema(high,5),2),9)'])(
    '%s has its first value at the end of its warm-up',
    (text) => {
      const expression = expressionOf(text);
      const [column] = computeColumns(expression, seriesOf());
      expect(column?.findIndex((value) => Number.isFinite(value))).toBe(expression.warmUp - 1);
    },
  );

  it('is what a calculator says', () => {
    const [rsi] = computeColumns(expressionOf('rsi(14)'), seriesOf());
    const [lagged] = computeColumns(expressionOf('lag(rsi(14),3)'), seriesOf());
    const [mean] = computeColumns(expressionOf('sma(rsi(14),2)'), seriesOf());
    expect(lagged?.[40]).toBe(rsi?.[37]);
    expect(mean?.[40]).toBeCloseTo(((rsi?.[39] ?? NaN) + (rsi?.[40] ?? NaN)) / 2, 10);
  });

  it('has no value where the other has none, and goes on after it', () => {
    const gap = OTHER.map((close, row) => (row === 60 ? NaN : close));
    const [column] = computeColumns(expressionOf('sma(correl(5,SPY),4)'), seriesOf(BARS, gap));
    expect(column?.[60]).toBeNaN();
    expect(Number.isFinite(column?.[61])).toBe(true);
  });
});

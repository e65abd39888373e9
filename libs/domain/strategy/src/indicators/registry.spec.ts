import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveParameters } from '@stratvector/model';
import type { BarColumns, BarValues, ParameterDeclaration } from '@stratvector/model';
import { BARS, columnsOf, OTHER, seriesOf, SESSIONS } from './bars.fixture.ts';
import type { IndicatorDefinition } from './indicator.ts';
import { INDICATORS } from './registry.ts';

const EACH = INDICATORS.map((definition) => [definition.name, definition] as const);

const anyValue = (declaration: ParameterDeclaration): fc.Arbitrary<unknown> => {
  switch (declaration.type) {
    case 'integer':
      return fc.integer({ min: declaration.min, max: 12 });
    case 'number':
      return fc.double({
        min: Math.max(declaration.min, 0.01),
        max: Math.min(declaration.max, 3),
        noNaN: true,
      });
    case 'choice':
      return fc.constantFrom(...declaration.choices);
    case 'boolean':
      return fc.boolean();
  }
};

const anyParameters = ({ parameters }: IndicatorDefinition) =>
  fc
    .record(Object.fromEntries(parameters.map((declared) => [declared.name, anyValue(declared)])))
    .map((given) => resolveParameters(parameters, given).values);

const barAt = (bars: BarColumns, row: number): BarValues => ({
  open: bars.open[row] ?? NaN,
  high: bars.high[row] ?? NaN,
  low: bars.low[row] ?? NaN,
  close: bars.close[row] ?? NaN,
  volume: bars.volume[row] ?? NaN,
  other: OTHER[row] ?? NaN,
  session: SESSIONS[row] ?? NaN,
});

const flat = (): BarColumns => {
  const level = new Float64Array(BARS.length).fill(100);
  return { ...BARS, open: level, high: level, low: level, close: level, volume: level };
};

describe('the indicators', () => {
  it('are at least sixty, with names of their own', () => {
    const names = INDICATORS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it.each(EACH)('%s says what it is and whose it is', (name, { title, source, parameters }) => {
    expect(name).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
    expect(title).not.toBe('');
    expect(source).not.toBe('');
    for (const { description } of parameters) expect(description).toMatch(/\.$/);
  });

  it.each(EACH)('%s gives bar by bar what it gives by column', (_name, definition) => {
    fc.assert(
      fc.property(anyParameters(definition), (parameters) => {
        const columns = columnsOf(definition, parameters);
        const kernel = definition.create(parameters);
        for (let row = 0; row < BARS.length; row += 1) {
          kernel.update(barAt(BARS, row));
          expect([...kernel.values]).toEqual(columns.map((column) => column[row]));
        }
      }),
      { numRuns: 5 },
    );
  });

  it.each(EACH)(
    '%s has values from the end of its warm-up on, and none before',
    (_name, definition) => {
      fc.assert(
        fc.property(anyParameters(definition), (parameters) => {
          const warm = definition.warmUp(parameters);
          for (const column of columnsOf(definition, parameters))
            column.forEach((value, row) => expect(Number.isFinite(value)).toBe(row + 1 >= warm));
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(EACH)('%s has a value where nothing moves', (_name, definition) => {
    const { values } = resolveParameters(definition.parameters, {});
    const bars = flat();
    const columns = columnsOf(definition, values, seriesOf(bars, bars.close));
    for (const column of columns) expect(Number.isFinite(column[BARS.length - 1])).toBe(true);
  });

  it.each(EACH)('%s sees nothing of the bars to come', (_name, definition) => {
    const { values } = resolveParameters(definition.parameters, {});
    const cut: BarColumns = { ...BARS, length: 120 };
    const [before] = columnsOf(definition, values, seriesOf(cut));
    const [whole] = columnsOf(definition, values);
    expect([...(before ?? [])]).toEqual([...(whole?.subarray(0, 120) ?? [])]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from './json-text.ts';

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Set ? [...value] : value;
};

describe('JSON text', () => {
  it('has decimal text for bigint and lists for sets', () => {
    expect(jsonText({ money: 12_345n, names: new Set(['a', 'b']), none: undefined })).toBe(
      '{"money":"12345","names":["a","b"]}',
    );
  });

  it('is what JSON.stringify makes of the same', () => {
    const values = fc.anything({ withBigInt: true, withSet: true, withNullPrototype: false });
    fc.assert(
      fc.property(values, (value) => {
        expect(jsonText(value)).toBe(JSON.stringify(value, plain));
      }),
      { numRuns: 2000 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from './json-bytes.ts';

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Set ? [...value] : value;
};

const json = new JsonBytes();
/** What JSON has nothing for comes out as nothing. */
const jsonText = (value: unknown): string | undefined => {
  const text = Buffer.from(json.of(value)).toString();
  return text === '' ? undefined : text;
};

describe('JSON as bytes', () => {
  it('has decimal text for bigint and lists for sets', () => {
    expect(jsonText({ money: 12_345n, names: new Set(['a', 'b']), none: undefined })).toBe(
      '{"money":"12345","names":["a","b"]}',
    );
  });

  it.each([
    [0n],
    [-1n],
    [2n ** 31n - 1n],
    [2n ** 31n],
    [10n ** 9n],
    [-(10n ** 9n)],
    [2n ** 53n - 1n],
    [2n ** 53n],
    [-(2n ** 53n)],
    [2n ** 63n - 1n],
    [-(2n ** 63n)],
    [1_204_329_600_000_000_000n],
  ])('has every digit of %s', (count) => {
    expect(jsonText([count, count])).toBe(`["${count}","${count}"]`);
    const number = Number(count);
    expect(jsonText(number)).toBe(JSON.stringify(number));
  });

  it('makes room for what is longer than all before', () => {
    const long = {
      names: Array.from({ length: 9000 }, (_, place) => `name ${place}`),
      e: '€'.repeat(9000),
    };
    expect(jsonText(long)).toBe(JSON.stringify(long));
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

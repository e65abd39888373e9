import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { restored, stored } from './stored-json.ts';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.bigInt(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((found) => !Object.is(found, -0)),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__' && key !== '$integer'),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;

describe('what is stored', () => {
  it('comes back as it was, through text', () => {
    fc.assert(
      fc.property(value, (found) => {
        const text = JSON.stringify(stored({ found }));
        expect(restored(JSON.parse(text) as ReturnType<typeof stored>)).toEqual({ found });
      }),
    );
  });

  it.each([
    [{ at: new Date(0) }, 'holds something that is no plain value'],
    [{ of: new Map() }, 'holds something that is no plain value'],
    [{ rate: NaN }, 'holds a number that JSON has not'],
    [{ rate: Infinity }, 'holds a number that JSON has not'],
    [{ run: () => 1 }, 'holds a function, which cannot be stored'],
    [{ missing: undefined }, 'holds a undefined, which cannot be stored'],
    [{ $integer: '1' }, 'is named $integer'],
  ])('stops the process where it would not come back: %p', (data, problem) => {
    expect(() => stored(data)).toThrow(problem);
  });
});

import { describe, expect, it } from '@jest/globals';
import { TimeManners } from './time-manner.ts';

const HOUR = 3_600_000;
const date = { isDate: true, hasOffset: true, offsetMs: NaN };
const local = { isDate: false, hasOffset: false, offsetMs: NaN };
const at = (hours: number) => ({ isDate: false, hasOffset: true, offsetMs: hours * HOUR });

describe('the times of one file', () => {
  it.each([
    ['dates', [date, date], [true, true]],
    ['moments without an offset', [local, local], [true, true]],
    ['dates, then a moment', [date, local, date], [true, false, true]],
    ['an offset, then none', [at(0), local], [true, false]],
    ['the two offsets of New York', [at(-5), at(-4), at(-5)], [true, true, true]],
    ['half an hour of summer time', [at(10.5), at(11)], [true, true]],
    ['a third offset', [at(1), at(2), at(0)], [true, true, false]],
    ['two zones', [at(0), at(2), at(0)], [true, false, true]],
  ])('%s', (_what, manners, accepted) => {
    const file = new TimeManners();
    expect(manners.map((manner) => file.accepts(manner))).toEqual(accepted);
  });
});

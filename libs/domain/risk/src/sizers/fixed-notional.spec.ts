import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { fixedNotional } from './fixed-notional.ts';

describe('the sizer fixed-notional', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    ['10,000.00', { parameters: { notional: 10_000 } }, 10_000],
    ['of less equity just as much', { equity: 5, parameters: { notional: 10_000 } }, 10_000],
  ])('%s', (_what, input, answer) => {
    expect(sized(fixedNotional, input)).toEqual(answer);
  });
});

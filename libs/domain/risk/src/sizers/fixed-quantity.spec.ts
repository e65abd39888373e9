import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { fixedQuantity } from './fixed-quantity.ts';

describe('the sizer fixed-quantity', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    ['100 shares', { parameters: { quantity: 100 } }, 5000],
    ['more than equity, which other limits cut', { parameters: { quantity: 10_000 } }, 500_000],
  ])('%s', (_what, input, answer) => {
    expect(sized(fixedQuantity, input)).toEqual(answer);
  });
});

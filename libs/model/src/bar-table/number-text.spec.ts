import { describe, expect, it } from '@jest/globals';
import { numberOfText } from './number-text.ts';

describe('a number in a cell', () => {
  it.each([
    ['12', 12],
    [' -3.50 ', -3.5],
    ['.25', 0.25],
    ['7.', 7],
    ['+7', 7],
    ['1.2e6', 1_200_000],
    ['1E-3', 0.001],
    ['1e400', Infinity],
  ])('%p is %p', (text, value) => expect(numberOfText(text)).toBe(value));

  it.each(['', ' ', '.', '-', 'x', '0x10', '0b1', '0o7', 'Infinity', '-Infinity', '1_00', '1,5'])(
    '%p is none',
    (text) => expect(numberOfText(text)).toBeNaN(),
  );
});

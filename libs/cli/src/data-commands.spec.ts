import { describe, expect, it } from '@jest/globals';
import { LAYOUTS } from '@stratvector/history-vendors';
import { LAYOUT_NAMES } from './data-commands.ts';

describe('the help of data commands', () => {
  it('names the layouts that there are', () => {
    expect(LAYOUT_NAMES).toEqual(LAYOUTS.map(({ name }) => name));
  });
});

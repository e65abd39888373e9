import { describe, expect, it } from '@jest/globals';
import { stalePages } from './generated.ts';

describe('the reference pages', () => {
  it('say what the code says; if not, run "npm run generate"', () => {
    expect(stalePages()).toEqual([]);
  });
});

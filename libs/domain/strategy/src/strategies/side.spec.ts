import { describe, expect, it } from '@jest/globals';
import { downOf, upOf } from './side.ts';

const setup = (side: string, allowShort: boolean) => ({
  parameters: { side },
  instruments: [],
  timeframe: '1d',
  allowShort,
});

describe('the side of a strategy', () => {
  it.each([
    ['auto', false, 1, 0],
    ['auto', true, 1, -1],
    ['long', true, 1, 0],
    ['short', true, 0, -1],
    ['both', false, 1, -1],
  ])('%s, short positions allowed %s: up is %i, down is %i', (side, allowShort, up, down) => {
    expect(upOf(setup(side, allowShort)) - up).toBe(0);
    expect(downOf(setup(side, allowShort)) - down).toBe(0);
  });
});

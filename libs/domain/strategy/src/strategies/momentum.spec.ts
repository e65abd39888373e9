import { describe, expect, it } from '@jest/globals';
import { momentum } from './momentum.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const CLOSES = [100, 100, 103, 104, 101, 97, 97, 96];
const PARAMETERS = { lookback: 2, threshold: 0.02 };

describe('momentum', () => {
  it('goes long above the threshold and flat below its negative, by default', () => {
    // Returns over two bars: 3 %, 4 %, −1.94 %, −6.7 %, −3.96 %, −1.03 %.
    expect(trace(momentum, barsOfCloses(CLOSES), PARAMETERS)).toEqual([
      '2: 1 momentum-up',
      '5: 0 momentum-down',
    ]);
  });

  it('goes short as well where the account may', () => {
    expect(trace(momentum, barsOfCloses(CLOSES), PARAMETERS, true)).toEqual([
      '2: 1 momentum-up',
      '5: -1 momentum-down',
    ]);
  });

  it.each([
    ['long', ['2: 1 momentum-up', '5: 0 momentum-down']],
    ['short', ['5: -1 momentum-down']],
    ['both', ['2: 1 momentum-up', '5: -1 momentum-down']],
  ])('takes the side %s', (side, decisions) => {
    expect(trace(momentum, barsOfCloses(CLOSES), { ...PARAMETERS, side })).toEqual(decisions);
  });

  it('does not move at the threshold itself', () => {
    expect(trace(momentum, barsOfCloses([4, 5]), { lookback: 1, threshold: 0.25 })).toEqual([]);
  });

  it('stands until the opposite is reached', () => {
    const closes = [100, 110, 110, 109, 110];
    expect(trace(momentum, barsOfCloses(closes), { lookback: 1, threshold: 0.02 })).toEqual([
      '1: 1 momentum-up',
    ]);
  });
});

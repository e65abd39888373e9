import { describe, expect, it } from '@jest/globals';
import type { OrderRequest } from '@stratvector/domain-strategy';
import { fractionOfNumber } from '@stratvector/model';
import { byDay, DAY_MS, days, linesOf, storyPlan } from './story.fixture.ts';
import type { StoryTerms } from './story.fixture.ts';

const PROTECTION = {
  stopLoss: fractionOfNumber(0.05),
  takeProfit: fractionOfNumber(0.1),
  trailingStop: null,
};

/** One order idea on the first day, at its close. */
const asked = (
  request: OrderRequest,
  rows: Parameters<typeof days>[0],
  change: StoryTerms = {},
): readonly string[] =>
  linesOf(
    storyPlan(
      { AAA: days(rows) },
      [byDay({ 0: (bar, decide) => decide.order(bar, request, 'idea') })],
      change,
    ),
  );

// Times are days: an order decided at the close of day 0, which is 1, fills at an open of day 1 (1),
// or inside of it (2, its close).
describe('an order idea', () => {
  it('is a market order of its quantity', () => {
    expect(asked({ side: 'buy', quantity: 70 }, [100, 101])).toEqual([
      '1 target 70 AAA idea',
      '1 buy 70 AAA at 101 entry',
    ]);
  });

  it('rests at its limit, and lives as long as it says', () => {
    const rows = [100, 100, 100, [99, 99, 96, 98]] as const;
    const limit = { side: 'buy', quantity: 70, limit: 97 } as const;
    expect(asked({ ...limit, timeInForce: 'GTC' }, rows)).toEqual([
      '1 target 70 AAA idea',
      '4 buy 70 AAA at 97 entry',
    ]);
    expect(asked({ ...limit, timeInForce: 'DAY' }, rows)).toEqual([
      '1 target 70 AAA idea',
      '2 expired',
    ]);
    expect(asked(limit, rows)).toEqual(['1 target 70 AAA idea', '2 expired']);
  });

  it('is good till its date', () => {
    const rows = [100, 100, 100, [99, 99, 96, 98]] as const;
    const until = (day: number) =>
      asked(
        { side: 'buy', quantity: 70, limit: 97, timeInForce: 'GTD', goodTill: day * DAY_MS },
        rows,
      );
    expect(until(2)).toEqual(['1 target 70 AAA idea', '2 expired']);
    expect(until(5)).toEqual(['1 target 70 AAA idea', '4 buy 70 AAA at 97 entry']);
  });

  it('puts its prices on the nearest tick, half up', () => {
    // A tick is a cent: 97.345 is 97.35, 97.3449 is 97.34.
    const at = (limit: number) =>
      asked({ side: 'buy', quantity: 1, limit, timeInForce: 'GTC' }, [100, [98, 98, 90, 98]]);
    expect(at(97.345).at(-1)).toBe('2 buy 1 AAA at 97.35 entry');
    expect(at(97.3449).at(-1)).toBe('2 buy 1 AAA at 97.34 entry');
  });

  it('enters at its stop', () => {
    expect(
      asked({ side: 'buy', quantity: 10, stop: 103, timeInForce: 'GTC' }, [
        100,
        [101, 102, 100, 101],
        [101, 104, 101, 104],
      ]).at(-1),
    ).toBe('3 buy 10 AAA at 103 entry');
  });

  it('becomes a limit order at its stop', () => {
    // Triggered at 103 inside day 1, where only 102 and less is paid: the close at 104 is above it,
    // so it rests, and fills at the open of day 2 at 101.
    expect(
      asked({ side: 'buy', quantity: 10, stop: 103, limit: 102, timeInForce: 'GTC' }, [
        100,
        [101, 104, 101, 104],
        [101, 101, 101, 101],
      ]).at(-1),
    ).toBe('2 buy 10 AAA at 101 entry');
  });

  it('follows the price at a distance', () => {
    // A buy that trails by 2 follows the lowest price: 100 at the open of day 1, 97 in it, so the
    // stop of day 2 is at 99.
    expect(
      asked({ side: 'buy', quantity: 10, trail: { amount: 2 }, timeInForce: 'GTC' }, [
        100,
        [100, 101, 97, 98],
        [98, 100, 98, 100],
      ]).at(-1),
    ).toBe('3 buy 10 AAA at 99 entry');
  });
});

describe('the bracket of an idea', () => {
  const bracket = { stop: 96, target: 108 };
  const idea = { side: 'buy', quantity: 50, bracket } as const;

  it('guards the position at its own prices, in the place of the account’s protection', () => {
    // The account's would be 95.95 and 111.1, from the fill at 101.
    const change = { strategy: { protection: PROTECTION } };
    expect(asked(idea, [100, 101, [101, 101, 95.99, 96]], change)).toEqual([
      '1 target 50 AAA idea',
      '1 buy 50 AAA at 101 entry',
      '3 canceled OCO_FILLED',
      '3 sell 50 AAA at 96 stop-loss',
    ]);
    expect(asked(idea, [100, 101, [101, 109, 101, 109]], change).slice(2)).toEqual([
      '3 canceled OCO_FILLED',
      '3 sell 50 AAA at 108 take-profit',
    ]);
  });

  it('may have one side', () => {
    const stopOnly = { ...idea, bracket: { stop: 96 } };
    expect(asked(stopOnly, [100, 101, [101, 140, 101, 140]])).toEqual([
      '1 target 50 AAA idea',
      '1 buy 50 AAA at 101 entry',
      // The stop alone, at the end of the run.
      '3 expired',
    ]);
  });

  it('is the account’s protection where there is none', () => {
    const change = { strategy: { protection: PROTECTION } };
    expect(
      asked({ side: 'buy', quantity: 50 }, [100, 100, [100, 100, 94, 94]], change).slice(2),
    ).toEqual(['3 canceled OCO_FILLED', '3 sell 50 AAA at 95 stop-loss']);
  });

  it('measures risk: 1 % of equity between the entry and the stop', () => {
    // 100,000 × 1 % = 1,000 over 100 − 96 = 4 a share.
    expect(asked({ side: 'buy', risk: 0.01, bracket: { stop: 96 } }, [100, 100])).toEqual([
      '1 target 250 AAA idea',
      '1 buy 250 AAA at 100 entry',
      '2 expired',
    ]);
    // From its limit: 1,000 over 98 − 96 = 2.
    expect(
      asked({ side: 'buy', risk: 0.01, limit: 98, bracket: { stop: 96 } }, [100, 100])[0],
    ).toBe('1 target 500 AAA idea');
  });

  it('is refused on the wrong side of the entry', () => {
    const wrong = (stop: number, target: number) =>
      asked({ side: 'buy', quantity: 50, bracket: { stop, target } }, [100, 100]);
    expect(wrong(101, 108)).toEqual(['1 target 50 AAA idea', '1 denied BRACKET_ON_WRONG_SIDE']);
    expect(wrong(96, 99)).toEqual(['1 target 50 AAA idea', '1 denied BRACKET_ON_WRONG_SIDE']);
  });
});

describe('a split before the entry fills', () => {
  it('moves the bracket with the limit', () => {
    // 2 for 1 before day 1: 40 at 98 with a stop at 96 become 80 at 49 with a stop at 48.
    const plan = storyPlan({ AAA: days([100, [50, 50, 48.5, 49], [49, 49, 47, 47]]) }, [
      byDay({
        0: (bar, decide) => {
          const limit = { limit: 98, bracket: { stop: 96 }, timeInForce: 'GTC' } as const;
          decide.order(bar, { side: 'buy', quantity: 40, ...limit }, 'low');
        },
      }),
    ]);
    const split = { kind: 'split', row: 1, numerator: 2n, denominator: 1n } as const;
    const instruments = plan.instruments.map((one) => ({ ...one, actions: [split] }));
    expect(linesOf({ ...plan, instruments })).toEqual([
      '1 target 40 AAA low',
      '2 buy 80 AAA at 49 entry',
      '3 sell 80 AAA at 48 stop-loss',
    ]);
  });
});

describe('the review of an idea', () => {
  it('cuts it to the largest position', () => {
    expect(
      asked({ side: 'buy', quantity: 700 }, [100, 100], {
        limits: { maxPositionSize: fractionOfNumber(0.5) },
      }),
    ).toEqual([
      '1 target 700 AAA idea',
      '1 reduced 700 to 500 max_position_size',
      '1 buy 500 AAA at 100 entry',
    ]);
  });

  it('counts what works on the same side', () => {
    const plan = storyPlan(
      { AAA: days([100, 100, [100, 100, 90, 95]]) },
      [
        byDay({
          0: (bar, decide) => {
            const order = { side: 'buy', quantity: 300, timeInForce: 'GTC' } as const;
            decide.order(bar, { ...order, limit: 97 }, 'first');
            decide.order(bar, { ...order, limit: 93 }, 'second');
          },
        }),
      ],
      { limits: { maxPositionSize: fractionOfNumber(0.5) } },
    );
    expect(linesOf(plan)).toEqual([
      '1 target 300 AAA first',
      '1 target 600 AAA second',
      '1 reduced 600 to 500 max_position_size',
      '3 buy 300 AAA at 97 entry',
      '3 buy 200 AAA at 93 entry',
    ]);
  });

  it('scales it to free cash', () => {
    expect(
      asked({ side: 'buy', quantity: 1500, limit: 100 }, [100, 100], {
        limits: { maxPositionSize: fractionOfNumber(2) },
      }),
    ).toEqual([
      '1 target 1500 AAA idea',
      '1 reduced 1500 to 1000 free_cash',
      '1 buy 1000 AAA at 100 entry',
    ]);
  });

  it('denies what it opens short where that is not allowed', () => {
    expect(
      asked({ side: 'sell', quantity: 10 }, [100, 100], { limits: { allowShort: false } }),
    ).toEqual([
      '1 target -10 AAA idea',
      '1 reduced -10 to 0 allow_short',
      '1 denied SHORT_NOT_ALLOWED',
    ]);
  });

  it('asks once: what has expired or was denied does not come back', () => {
    expect(asked({ side: 'buy', quantity: 10, limit: 90 }, [100, 100, 80])).toEqual([
      '1 target 10 AAA idea',
      '2 expired',
    ]);
  });
});

describe('exits as ideas', () => {
  it('stand beside each other, and end flat', () => {
    const plan = storyPlan({ AAA: days([100, 100, [100, 111, 100, 110], 90]) }, [
      byDay({
        0: (bar, decide) => decide.order(bar, { side: 'buy', quantity: 40 }, 'in'),
        1: (bar, decide) => {
          const exit = { side: 'sell', quantity: 40, timeInForce: 'GTC' } as const;
          decide.order(bar, { ...exit, limit: 110 }, 'target');
          decide.order(bar, { ...exit, stop: 95 }, 'stop');
        },
      }),
    ]);
    // The limit fills in day 2; the stop that day 3 reaches has nothing left to reduce.
    expect(linesOf(plan).slice(0, 5)).toEqual([
      '1 target 40 AAA in',
      '1 buy 40 AAA at 100 entry',
      '2 target 0 AAA target',
      '2 target 0 AAA stop',
      '3 sell 40 AAA at 110 exit',
    ]);
    expect(linesOf(plan).filter((line) => line.includes('sell'))).toHaveLength(1);
  });

  it('and flip through zero where they are larger than the position', () => {
    const plan = storyPlan({ AAA: days([100, 100, 100]) }, [
      byDay({
        0: (bar, decide) => decide.order(bar, { side: 'buy', quantity: 40 }, 'in'),
        1: (bar, decide) => decide.order(bar, { side: 'sell', quantity: 100 }, 'turn'),
      }),
    ]);
    expect(linesOf(plan).slice(2)).toEqual([
      '2 target -60 AAA turn',
      '2 sell 100 AAA at 100 entry',
    ]);
  });

  it('are denied where they could match an order of the same strategy', () => {
    const plan = storyPlan({ AAA: days([100, 100, 100]) }, [
      byDay({
        0: (bar, decide) =>
          decide.order(bar, { side: 'buy', quantity: 40, limit: 99, timeInForce: 'GTC' }, 'low'),
        1: (bar, decide) => {
          const sell = { side: 'sell', quantity: 40, timeInForce: 'GTC' } as const;
          decide.order(bar, { ...sell, limit: 98 }, 'crossed');
          decide.order(bar, { ...sell, limit: 101 }, 'apart');
        },
      }),
    ]);
    expect(linesOf(plan)).toEqual([
      '1 target 40 AAA low',
      '2 target -40 AAA crossed',
      '2 target -80 AAA apart',
      '2 denied SELF_TRADE',
      '3 expired',
      '3 expired',
    ]);
  });

  it('a direction takes the place of what works', () => {
    const plan = storyPlan({ AAA: days([100, 100, 100, 90]) }, [
      byDay({
        0: (bar, decide) =>
          decide.order(bar, { side: 'buy', quantity: 40, limit: 99, timeInForce: 'GTC' }, 'low'),
        1: (bar, decide) => decide.direction(bar, 0, 'out'),
      }),
    ]);
    expect(linesOf(plan)).toEqual([
      '1 target 40 AAA low',
      '2 target 0 AAA out',
      '2 canceled REQUESTED',
    ]);
  });
});

describe('of a bracket over two entries', () => {
  it('the second covers both at its own prices', () => {
    const bracket = { stop: 96, target: 108 };
    const plan = storyPlan({ AAA: days([100, 100, 104, [104, 104, 97, 97]]) }, [
      byDay({
        0: (bar, decide) => decide.order(bar, { side: 'buy', quantity: 40, bracket }, 'first'),
        1: (bar, decide) =>
          decide.order(bar, { side: 'buy', quantity: 20, bracket: { stop: 98 } }, 'second'),
      }),
    ]);
    expect(linesOf(plan).slice(-2)).toEqual([
      '4 canceled OCO_FILLED',
      '4 sell 60 AAA at 98 stop-loss',
    ]);
  });
});

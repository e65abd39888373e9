import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, quantity } from '@stratvector/model';
import { replay } from '@stratvector/kernel';
import { play } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  factOf,
  fillOf,
  OPEN,
  priced,
  review,
  signal,
} from './account.fixture.ts';
import type { AccountCommand } from './events.ts';
import { accountWith, asks, modify, told } from './modify.fixture.ts';
import type { Limits } from './terms.ts';

const LIMIT = asks('S', { limit: 99 });

const run = (commands: readonly AccountCommand[], limits: Partial<Limits> = {}, leverage = 1) =>
  play(accountWith(limits, leverage), [OPEN, ...commands]);

const answer = (kind: 'modified' | 'modify-rejected', revision = 1): AccountCommand =>
  factOf(
    { id: 'A-1' },
    kind === 'modified'
      ? { kind, revision, quantity: quantity(0n), limitPrice: null, stopPrice: null }
      : { kind, revision, code: 'ORDER_UNKNOWN' },
  );

const figures = ({ state }: ReturnType<typeof run>) => {
  const [order] = state.slots[0]?.orders ?? [];
  return [order?.remaining, state.reserved, state.exposureReserved, state.slots[0]?.working];
};

describe('what a change of a working order sets aside', () => {
  // 100 at 99 are 9,900; 200 are 19,800; 150 at 100 are 15,000.
  it.each<[string, AccountCommand[], [bigint | undefined, number, number, bigint]]>([
    [
      'before the answer more of it counts in full',
      [modify({ shares: 200, limit: 99 })],
      [200n, 19_800, 19_800, 200n],
    ],
    [
      'after it too',
      [modify({ shares: 200, limit: 99 }), answer('modified')],
      [200n, 19_800, 19_800, 200n],
    ],
    [
      'refused it is what it was',
      [modify({ shares: 200, limit: 99 }), answer('modify-rejected')],
      [100n, 9900, 9900, 100n],
    ],
    [
      'less of it frees nothing before the answer',
      [modify({ shares: 40, limit: 99 })],
      [100n, 9900, 9900, 100n],
    ],
    [
      'and its part after',
      [modify({ shares: 40, limit: 99 }), answer('modified')],
      [40n, 3960, 3960, 40n],
    ],
    [
      'a worse price takes more',
      [modify({ limit: 100 }), answer('modified')],
      [100n, 10_000, 10_000, 100n],
    ],
    [
      'less of it at a worse price covers both until the answer',
      [modify({ shares: 50, limit: 101 })],
      [100n, 9900, 9900, 100n],
    ],
    [
      'a fill before the answer frees of both',
      [modify({ shares: 200, limit: 99 }), fillOf({ id: 'A-1' }, 50, 99)],
      [150n, 14_850, 14_850, 150n],
    ],
    [
      'and a refusal leaves the rest of the old',
      [
        modify({ shares: 200, limit: 99 }),
        fillOf({ id: 'A-1' }, 50, 99),
        answer('modify-rejected'),
      ],
      [50n, 4950, 4950, 50n],
    ],
    [
      'the old whole filled before a refusal leaves nothing',
      [
        modify({ shares: 200, limit: 99 }),
        fillOf({ id: 'A-1' }, 100, 99),
        answer('modify-rejected'),
      ],
      [undefined, 0, 0, 0n],
    ],
    [
      'less than has filled by the answer leaves nothing',
      [modify({ shares: 40, limit: 99 }), fillOf({ id: 'A-1' }, 60, 99), answer('modified')],
      [undefined, 0, 0, 0n],
    ],
    [
      'its end before the answer frees all',
      [
        modify({ shares: 200, limit: 99 }),
        factOf({ id: 'A-1' }, { kind: 'canceled', code: 'REQUESTED', cumulative: quantity(0n) }),
        answer('modified'),
      ],
      [undefined, 0, 0, 0n],
    ],
    [
      'an answer told twice is one',
      [
        modify({ shares: 200, limit: 99 }),
        answer('modified'),
        answer('modified'),
        answer('modify-rejected'),
      ],
      [200n, 19_800, 19_800, 200n],
    ],
    [
      'an answer to another one is none',
      [modify({ shares: 200, limit: 99 }), answer('modify-rejected', 2)],
      [200n, 19_800, 19_800, 200n],
    ],
  ])('%s', (_what, commands, [remaining, reserved, exposure, working]) => {
    const { state, events } = run([LIMIT, ...commands]);
    expect(figures({ state, events })).toEqual([
      remaining,
      dollars(reserved),
      dollars(exposure),
      working,
    ]);
    expect(replay(accountWith(), events)).toEqual(state);
  });

  it('the more aggressive limit stands until the answer, then that of the order', () => {
    const asked = run([LIMIT, modify({ limit: 98 })]);
    expect(asked.state.slots[0]?.orders[0]?.limitPrice).toBe(priced(99));
    const settled = run([LIMIT, modify({ limit: 98 }), answer('modified')]);
    expect(settled.state.slots[0]?.orders[0]?.limitPrice).toBe(priced(98));
  });
});

describe('whether a working order may be changed', () => {
  const market = review([signal('AAA', direction(1))]);
  it.each<[string, AccountCommand[], string]>([
    ['as it is asked for', [LIMIT, modify({ shares: 200, limit: 99 })], 'approved A-1 1'],
    ['one that nobody knows', [modify({ limit: 99 })], 'denied ORDER_UNKNOWN'],
    ['of another book', [LIMIT, modify({ limit: 99, strategy: 'T' })], 'denied ORDER_UNKNOWN'],
    ['by nobody', [LIMIT, modify({ limit: 98, by: ' ' })], 'refused NAME_MISSING'],
    ['of no book', [modify({ strategy: 'U' })], 'refused SCOPE_UNKNOWN'],
    [
      'before the answer to the last change',
      [LIMIT, modify({ limit: 98 }), modify({ limit: 97, revision: 1 })],
      'denied MODIFICATION_PENDING 1',
    ],
    [
      'after the answer',
      [LIMIT, modify({ limit: 98 }), answer('modified'), modify({ limit: 97, revision: 1 })],
      'approved A-1 2',
    ],
    [
      'by one who has not seen the last change',
      [LIMIT, modify({ limit: 98 }), answer('modified'), modify({ limit: 97 })],
      'denied REVISION_STALE 1 0',
    ],
    [
      'to what has filled',
      [LIMIT, fillOf({ id: 'A-1' }, 40, 99), modify({ shares: 40, limit: 99 })],
      'denied QUANTITY_NOT_ABOVE_FILLED 40 40',
    ],
    ['into another type', [LIMIT, modify({})], 'denied PRICE_OF_OTHER_TYPE limit'],
    [
      'away from what its target wants',
      [market, modify({ shares: 500 })],
      'denied QUANTITY_OF_TARGET 500',
    ],
    [
      'one that is to end',
      [
        LIMIT,
        {
          type: 'EngageKillSwitch',
          at: at(1000),
          data: { scope: { kind: 'account' }, kind: 'cancel', by: 'ann', reason: 'x' },
        },
        modify({ limit: 98 }),
      ],
      'denied ORDER_ENDING',
    ],
  ])('%s', (_what, commands, expected) => {
    expect(told(run(commands).events).at(-1)).toBe(expected);
  });

  it('the same change again is a duplicate, on its way and carried out', () => {
    const change = modify({ shares: 200, limit: 99 });
    const once = run([LIMIT, change, answer('modified')]);
    expect(run([LIMIT, change, change, answer('modified'), change]).events).toEqual(once.events);
  });
});

describe('a change of nothing', () => {
  it('asks for nothing', () => {
    expect(run([LIMIT, modify({ limit: 99 })]).events).toEqual(run([LIMIT]).events);
  });
});

describe('the review of a change', () => {
  const more = modify({ shares: 200, limit: 99 });
  const latched: AccountCommand = {
    type: 'EngageKillSwitch',
    at: at(1000),
    data: {
      scope: { kind: 'strategy', strategyId: more.data.strategyId },
      kind: 'reduce-only',
      by: 'ann',
      reason: 'x',
    },
  };
  it.each<[string, AccountCommand, Partial<Limits>, string]>([
    [
      'P1 the whole quantity',
      more,
      { maxOrderQuantity: 199 },
      'ORDER_QUANTITY_EXCEEDS_MAX 200 199',
    ],
    ['P1 at its bound', more, { maxOrderQuantity: 200 }, 'approved'],
    [
      'P1 the whole notional',
      more,
      { maxOrderNotional: dollars(19_799) },
      'ORDER_NOTIONAL_EXCEEDS_MAX',
    ],
    [
      'P2 the collar',
      modify({ limit: 103 }),
      { priceCollar: fractionOfNumber(0.02) },
      'PRICE_OUTSIDE_COLLAR',
    ],
    ['P2 no price', modify({ limit: 100, close: 0 }), {}, 'MARK_MISSING'],
    ['P3 cash', modify({ shares: 1011, limit: 99 }), {}, 'NOTIONAL_EXCEEDS_FREE_BALANCE'],
    ['P3 cash at its bound', modify({ shares: 1010, limit: 99 }), {}, 'approved'],
    ['P3 gross', more, { maxGrossExposure: fractionOfNumber(0.197) }, 'GROSS_EXPOSURE_EXCEEDS_MAX'],
    ['P3 gross at its bound', more, { maxGrossExposure: fractionOfNumber(0.198) }, 'approved'],
    [
      'P4 the position',
      more,
      { maxPositionSize: fractionOfNumber(0.15) },
      'POSITION_EXCEEDS_MAX 200 150',
    ],
    ['P5 restricted', more, { restricted: new Set(['AAA']) }, 'INSTRUMENT_RESTRICTED'],
  ])('%s', (_what, command, limits, expected) => {
    const before = run([LIMIT]).events;
    const decider = accountWith(limits);
    expect(told(decider.decide(command, replay(decider, before))).join()).toContain(expected);
  });

  it('P8 a latch denies what takes more and lets pass what takes less', () => {
    const told1 = (change: AccountCommand) => {
      const decider = accountWith();
      const { events } = run([LIMIT]);
      const state = replay(decider, [
        ...events,
        ...decider
          .decide(latched, replay(decider, events))
          .filter(({ type }) => type !== 'CancelOrdered'),
      ]);
      return told(decider.decide(change, state));
    };
    expect(told1(more).join()).toContain('denied TRADING_HALTED');
    expect(told1(modify({ shares: 60, limit: 99 }))).toEqual(['approved A-1 1']);
    expect(told1(modify({ limit: 98 }))).toEqual(['approved A-1 1']);
  });

  it('P8 a change is a message', () => {
    const { state } = run([LIMIT, more], { maxOrderToTradeRatio: 100 });
    expect(state.activities[0]?.messages).toBe(2);
  });

  it('what only reduces never reduces more than is held', () => {
    const exit = asks('S', { side: 'sell', shares: 60, limit: 110 });
    const held = [LIMIT, fillOf({ id: 'A-1' }, 100, 99), exit];
    const change = (shares: number) => modify({ id: 'A-2', shares, limit: 110 });
    expect(told(run([...held, change(100)]).events)).toEqual(['approved A-2 1']);
    expect(told(run([...held, change(101)]).events)).toEqual([
      'denied REDUCES_MORE_THAN_HELD 101 100',
    ]);
    expect(run([...held, change(100)]).state.reserved).toBe(0n);
  });
});

describe('P9 a change into a cross of two desks', () => {
  const resting = asks('T', { side: 'sell', limit: 102 });
  const cross = modify({ limit: 102 });
  it.each<[Limits['selfTrade'], string[]]>([
    ['cancel-new', ['denied SELF_TRADE A-2']],
    ['cancel-old', ['cancel A-2', 'approved A-1 1']],
    ['both', ['cancel A-2', 'denied SELF_TRADE A-2']],
  ])('%s', (selfTrade, expected) => {
    expect(told(run([LIMIT, resting, cross], { selfTrade }, 10).events)).toEqual(expected);
  });

  it('a tick before the cross passes', () => {
    expect(told(run([LIMIT, resting, modify({ limit: 101.99 })], {}, 10).events)).toEqual([
      'approved A-1 1',
    ]);
  });

  it('a new order meets the old terms and the new ones until the venue has answered', () => {
    const lower = modify({ limit: 95 });
    const meets = asks('T', { side: 'sell', limit: 97 });
    const denials = (commands: readonly AccountCommand[]) =>
      run(commands, {}, 10).events.filter(({ type }) => type === 'OrderDenied').length;
    expect(denials([LIMIT, lower, meets])).toBe(1);
    expect(denials([LIMIT, lower, answer('modified'), meets])).toBe(0);
    expect(denials([LIMIT, lower, answer('modify-rejected'), meets])).toBe(1);
  });

  // T's stop is elected at its level and then sells down to its limit, where S may wait to buy.
  const bid = asks('S', { limit: 89 });
  const stop = asks('T', { side: 'sell', stop: 95, limit: 94 });
  const lowered = (limit: number) => modify({ id: 'A-2', strategy: 'T', stop: 90, limit });
  it.each<[string, AccountCommand[], string]>([
    ['a stop that sells no further than over the bid', [lowered(89.01)], 'approved A-2 1'],
    ['one that would be elected onto the bid', [lowered(89)], 'denied SELF_TRADE A-1'],
    ['a bid that moves under the stop', [modify({ limit: 93.99 })], 'approved A-1 1'],
    ['one that moves to where the stop sells', [modify({ limit: 94 })], 'denied SELF_TRADE A-2'],
    [
      'one that moves before the lowered stop is answered for',
      [lowered(90), modify({ limit: 90 })],
      'denied SELF_TRADE A-2',
    ],
  ])('stop election: %s', (_what, commands, expected) => {
    expect(told(run([bid, stop, ...commands], {}, 10).events).at(-1)).toBe(expected);
  });
});

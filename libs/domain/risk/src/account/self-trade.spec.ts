import { describe, expect, it } from '@jest/globals';
import type { OrderIdea } from '@stratvector/contracts';
import { replay } from '@stratvector/kernel';
import { fractionOfNumber, quantity, strategyId } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  direction,
  factOf,
  fillOf,
  IDEA,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { Limits } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const accountWith = (selfTrade: Limits['selfTrade'] = 'cancel-new', ids = ['S', 'T']) =>
  createAccount(
    termsOf(STOCKS, {
      leverage: fractionOfNumber(10),
      share: 0.2,
      strategies: ids.map((id) => ({
        id: strategyId(id),
        equityShare: fractionOfNumber(0.5),
        reentry: 'new-signal' as const,
        protection: null,
        universe: STOCKS.map((one) => one.id),
      })),
      limits: { selfTrade },
    }),
  );

type Wanted = Omit<Partial<OrderIdea>, 'limitPrice' | 'stopPrice'> & {
  readonly limit?: number;
  readonly stop?: number;
};

/** An order idea of a strategy for AAA, whose last price is 100.00. */
const asks = (strategy: string, { limit, stop, ...change }: Wanted): AccountCommand => {
  const type =
    stop === undefined
      ? limit === undefined
        ? 'market'
        : 'limit'
      : limit === undefined
        ? 'stop'
        : 'stop-limit';
  const idea = {
    ...IDEA,
    type,
    limitPrice: limit === undefined ? null : priced(limit),
    stopPrice: stop === undefined ? null : priced(stop),
    ...change,
  } as const;
  return review([signal('AAA', { kind: 'order', idea })], { strategy });
};

const told = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event): string[] => {
    switch (event.type) {
      case 'OrderApproved':
        return [`${event.data.ticket.strategyId} ${event.data.ticket.side}`];
      case 'OrderDenied':
        return [`denied ${Object.values(event.data.reason).join(' ')}`];
      case 'CancelOrdered':
        return [`cancel ${event.data.orderId}`];
      default:
        return [];
    }
  });
const run = (policy: Limits['selfTrade'], ...commands: readonly AccountCommand[]) =>
  told(play(accountWith(policy), [OPEN, ...commands]).events);

/** Of the pair that guards what S has bought; where it stands, as the venue says. */
const guard = (
  role: 'stop-loss' | 'take-profit',
  kind: 'armed' | 'updated',
  level: number | null,
): AccountCommand => {
  const price = level === null ? null : priced(level);
  const prices =
    role === 'take-profit'
      ? { limitPrice: price, stopPrice: null }
      : { limitPrice: null, stopPrice: price };
  const id = role === 'take-profit' ? 'A-1.TP' : 'A-1.SL';
  return factOf({ id, side: 'sell', role }, { kind, quantity: quantity(100n), ...prices });
};
const target = (level: number) => guard('take-profit', 'armed', level);
const stop = (level: number | null) => guard('stop-loss', 'armed', level);
const HELD = [asks('S', {}), fillOf({ id: 'A-1' }, 100, 100)];
const after = (given: readonly AccountCommand[], when: AccountCommand) =>
  run('cancel-new', ...HELD, ...given, when).slice(1);

describe('an order that could meet the protection of another strategy', () => {
  it.each<[string, AccountCommand, AccountCommand, readonly string[]]>([
    ['a limit on the target', target(110), asks('T', { limit: 110 }), ['denied SELF_TRADE A-1.TP']],
    ['a limit a tick under it', target(110), asks('T', { limit: 109.99 }), ['T buy']],
    // A market order is reserved for to 5 % over the last price.
    ['a market order that reaches it', target(105), asks('T', {}), ['denied SELF_TRADE A-1.TP']],
    ['one that does not', target(105.01), asks('T', {}), ['T buy']],
    ['an order on its own side', target(105), asks('T', { side: 'sell' }), ['T sell']],
    [
      'a stop that would be elected and reach it',
      target(105),
      asks('T', { stop: 101 }),
      ['denied SELF_TRADE A-1.TP'],
    ],
    ['a stop that would not', target(110), asks('T', { stop: 104 }), ['T buy']],
    [
      'a stop that follows the price',
      target(190),
      asks('T', {
        type: 'trailing-stop',
        trail: { kind: 'fraction', fraction: 50_000_000n as Fraction },
      }),
      ['denied SELF_TRADE A-1.TP'],
    ],
    // Elected at 95.00 the stop sells down to 90.25.
    [
      'a limit that waits where the stop would sell',
      stop(95),
      asks('T', { limit: 90.25 }),
      ['denied SELF_TRADE A-1.SL'],
    ],
    ['a limit further down', stop(95), asks('T', { limit: 90.24 }), ['T buy']],
    ['a limit that fills at once', stop(95), asks('T', { limit: 100 }), ['T buy']],
    ['a market order', stop(95), asks('T', {}), ['T buy']],
    [
      'any limit that waits, where nobody tells the level',
      stop(null),
      asks('T', { limit: 1 }),
      ['denied SELF_TRADE A-1.SL'],
    ],
  ])('%s', (_what, protection, order, expected) => {
    expect(after([protection], order)).toEqual(expected);
  });

  it('is reviewed at where the venue has moved the protection to', () => {
    const moved = guard('take-profit', 'updated', 104);
    expect(after([target(110), moved], asks('T', { limit: 104 }))).toEqual([
      'denied SELF_TRADE A-1.TP',
    ]);
    const away = guard('take-profit', 'updated', 112);
    expect(after([target(104), away], asks('T', { limit: 104 }))).toEqual(['T buy']);
  });

  it.each<[string, AccountCommand]>([
    [
      'is canceled',
      factOf(
        { id: 'A-1.TP', side: 'sell', role: 'take-profit' },
        { kind: 'canceled', code: 'OCO_FILLED', cumulative: quantity(0n) },
      ),
    ],
    ['has filled', fillOf({ id: 'A-1.TP', side: 'sell', role: 'take-profit' }, 100, 104)],
  ])('passes once that %s', (_what, end) => {
    expect(after([target(104), end], asks('T', { limit: 104 }))).toEqual(['T buy']);
  });

  it('does not pass while a part of it is left', () => {
    const part = fillOf({ id: 'A-1.TP', side: 'sell', role: 'take-profit' }, 99, 104);
    expect(after([target(104), part], asks('T', { limit: 104 }))).toEqual([
      'denied SELF_TRADE A-1.TP',
    ]);
  });

  it('is denied by its own strategy alone in an account of one: nothing is followed', () => {
    const { events, state } = play(accountWith('cancel-new', ['S']), [
      OPEN,
      ...HELD,
      target(104),
      asks('S', { limit: 104 }),
    ]);
    expect(state.protective).toEqual([]);
    expect(told(events)).toEqual(['S buy', 'S buy']);
  });
});

describe('orders of one instant', () => {
  const both: AccountCommand = (() => {
    const first = review([signal('AAA', direction(1))], { strategy: 'S' });
    const second = review([signal('AAA', direction(-1))], { strategy: 'T' });
    return {
      ...first,
      data: { ...first.data, signals: [...first.data.signals, ...second.data.signals] },
    };
  })();

  it('do not match each other: the later is denied by the id that the earlier gets', () => {
    const { events } = play(accountWith(), [OPEN, both]);
    expect(told(events)).toEqual(['denied SELF_TRADE A-1', 'S buy']);
    const [approved] = events.filter(({ type }) => type === 'OrderApproved');
    expect(approved?.data).toMatchObject({ ticket: { clientOrderId: 'A-1' } });
  });
});

describe('of two orders that could match', () => {
  const earlier = asks('S', { limit: 99 });
  const later = asks('T', { side: 'sell', limit: 99 });

  it.each<[Limits['selfTrade'], readonly string[]]>([
    ['cancel-new', ['S buy', 'denied SELF_TRADE A-1']],
    ['cancel-old', ['S buy', 'cancel A-1', 'T sell']],
    ['both', ['S buy', 'cancel A-1', 'denied SELF_TRADE A-1']],
  ])('%s', (policy, expected) => {
    expect(run(policy, earlier, later)).toEqual(expected);
  });

  it('a tick apart, both work', () => {
    expect(run('cancel-new', earlier, asks('T', { side: 'sell', limit: 99.01 }))).toEqual([
      'S buy',
      'T sell',
    ]);
  });

  it('all the older go under cancel-old, each once', () => {
    const more = asks('S', { limit: 99.5 });
    expect(run('cancel-old', earlier, more, later, asks('T', { side: 'sell', limit: 98 }))).toEqual(
      ['S buy', 'S buy', 'cancel A-1', 'cancel A-2', 'T sell', 'T sell'],
    );
  });

  it('the newer is denied where the older guards a position, whatever the policy', () => {
    for (const policy of ['cancel-old', 'both'] as const)
      expect(run(policy, ...HELD, target(104), asks('T', { limit: 104 })).slice(1)).toEqual([
        'denied SELF_TRADE A-1.TP',
      ]);
  });
});

describe('a rebuild from events', () => {
  it('follows the same protection and denies the same', () => {
    const account = accountWith();
    const commands = [OPEN, ...HELD, target(104), stop(95), guard('stop-loss', 'updated', 96)];
    const { events, state } = play(account, commands);
    expect(replay(account, events)).toEqual(state);
    const order = asks('T', { limit: 104 });
    expect(account.decide(order, replay(account, events))).toEqual(account.decide(order, state));
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderIdea } from '@stratvector/contracts';
import { replay } from '@stratvector/kernel';
import { instrumentId, quantity, strategyId } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  dollars,
  fillOf,
  IDEA,
  markOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const account = createAccount(termsOf(STOCKS, { limits: { duplicateWindowMs: 5000 } }));

const RESTING: OrderIdea = { ...IDEA, type: 'limit', limitPrice: priced(99) };

type Data = Extract<AccountCommand, { type: 'ReviewOrder' }>['data'];
type Change = Omit<Partial<Data>, 'idea'> & { readonly time?: number };

const order = (
  requestId: string,
  { time = 1000, ...change }: Change = {},
  idea: Partial<OrderIdea> = {},
): AccountCommand => ({
  type: 'ReviewOrder',
  at: at(time),
  data: {
    requestId,
    by: 'dee',
    reason: 'client 7',
    override: null,
    strategyId: strategyId('S'),
    instrumentId: instrumentId('AAA'),
    idea: { ...RESTING, ...idea },
    mark: markOf(change.instrumentId ?? 'AAA'),
    valuation: { equity: dollars(100_000), gross: dollars(0), net: dollars(0) },
    statistics: null,
    ...change,
  },
});

const told = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event): string[] => {
    switch (event.type) {
      case 'OrderApproved':
        return [`${event.data.ticket.side} ${event.data.ticket.quantity}`];
      case 'OrderDenied':
        return [`denied ${Object.values(event.data.reason).join(' ')}`];
      case 'ControlRefused':
        return [`refused ${event.data.refusal}`];
      default:
        return [];
    }
  });
const run = (...commands: readonly AccountCommand[]) => play(account, [OPEN, ...commands]);

describe('an order of a desk', () => {
  it('is reviewed as any other, and who asked for what stands with it', () => {
    const { events } = run(order('r1'));
    expect(told(events)).toEqual(['buy 100']);
    expect(events.at(-1)).toMatchObject({
      type: 'DeskOrderReviewed',
      data: { order: { requestId: 'r1', placed: true }, by: 'dee', orderIds: ['A-1'] },
    });
    const tooMuch = order('r2', {}, { quantity: quantity(2000n) });
    expect(told(run(tooMuch).events)).toEqual(['buy 1000']);
    const spent = { equity: dollars(100_000), gross: dollars(100_000), net: dollars(0) };
    const denied = run(order('r3', { valuation: spent })).events;
    expect(told(denied)).toEqual(['denied NOTIONAL_EXCEEDS_FREE_BALANCE 99000000 0']);
    expect(denied.at(-1)?.data).toMatchObject({ order: { placed: false }, orderIds: [] });
  });

  it.each<[string, Change, string]>([
    ['without a name', { by: ' ' }, 'refused NAME_MISSING'],
    ['for a book that is not there', { strategyId: strategyId('U') }, 'refused SCOPE_UNKNOWN'],
    [
      'for an instrument that is not',
      { instrumentId: instrumentId('ZZZ') },
      'refused SCOPE_UNKNOWN',
    ],
    ['at no price', { mark: markOf('AAA', 0) }, 'denied MARK_MISSING'],
  ])('%s is refused', (_what, change, expected) => {
    expect(told(run(order('r1', change)).events)).toEqual([expected]);
  });

  it('asks for nothing that targets of its instrument miss', () => {
    const waiting = review([signal('BBB', { kind: 'direction', direction: 1 })], { marks: [] });
    expect(told(run(waiting, order('r1')).events)).toEqual(['buy 100']);
  });
});

describe('the same content in a short time', () => {
  const again = (change: Change, idea: Partial<OrderIdea> = {}) =>
    told(run(order('r1'), order('r2', change, idea)).events).slice(1);

  it.each<[string, Change, Partial<OrderIdea>, readonly string[]]>([
    ['at once', {}, {}, ['denied DUPLICATE_ORDER r1 0 5000']],
    ['at the end of the window', { time: 6000 }, {}, ['denied DUPLICATE_ORDER r1 5000 5000']],
    ['a millisecond later passes', { time: 6001 }, {}, ['buy 100']],
    ['from a clock that went back', { time: 0 }, {}, ['denied DUPLICATE_ORDER r1 -1000 5000']],
    ['with a reason passes', { override: 'second client' }, {}, ['buy 100']],
    ['with a blank one does not', { override: ' ' }, {}, ['denied DUPLICATE_ORDER r1 0 5000']],
    ['by another person too', { by: 'eve' }, {}, ['denied DUPLICATE_ORDER r1 0 5000']],
    ['of another size passes', {}, { quantity: quantity(101n) }, ['buy 101']],
    ['a tick away passes', {}, { limitPrice: priced(98.99) }, ['buy 100']],
    ['in another instrument passes', { instrumentId: instrumentId('BBB') }, {}, ['buy 100']],
    ['with another stop of its bracket passes', {}, { bracketStop: priced(90) }, ['buy 100']],
  ])('%s', (_what, change, idea, expected) => {
    expect(again(change, idea)).toEqual(expected);
  });

  it('is not that of an order which was denied', () => {
    const spent = { equity: dollars(100_000), gross: dollars(100_000), net: dollars(0) };
    const { events } = run(order('r1', { valuation: spent }), order('r2'));
    expect(told(events).at(-1)).toBe('buy 100');
  });

  it('is not looked at where no window is set, nor in what strategies ask for', () => {
    const free = createAccount(termsOf(STOCKS));
    const { events, state } = play(free, [OPEN, order('r1'), order('r2')]);
    expect(told(events)).toEqual(['buy 100', 'buy 100']);
    expect(state.deskOrders).toEqual([]);
    const idea = review([signal('AAA', { kind: 'order', idea: RESTING })]);
    expect(told(run(idea, idea).events)).toEqual(['buy 100', 'buy 100']);
  });
});

describe('the same request', () => {
  const requests = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      size: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('is a duplicate: all told three times bring what they bring told once', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const commands = all.map(({ id, size }, place) =>
          order(`r${id}`, { time: 1000 + place }, { quantity: quantity(BigInt(size)) }),
        );
        const once = run(...commands);
        const thrice = run(...commands, ...commands, ...commands);
        expect(thrice.events).toEqual(once.events);
        expect(replay(account, once.events)).toEqual(once.state);
      }),
    );
  });

  it('is forgotten with its window, so that what is remembered stays small', () => {
    const many = Array.from({ length: 50 }, (_, place) =>
      order(`r${place}`, { time: 1000 + place * 3000 }),
    );
    expect(run(...many, fillOf({ id: 'A-1' }, 1, 99)).state.deskOrders.length).toBeLessThan(4);
  });
});

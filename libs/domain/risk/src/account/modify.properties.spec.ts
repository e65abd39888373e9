import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '@stratvector/kernel';
import { absolute, fractionOfNumber, least, moneyOfNumber, quantity } from '@stratvector/model';
import type { Money, OrderTicket, Quantity } from '@stratvector/model';
import { dollars, factOf, fillOf, OPEN } from './account.fixture.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { accountWith, asks, modify } from './modify.fixture.ts';
import type { Account } from './state.ts';

/** What a desk, the market and a venue may do next, in any order. Buys fill at their limit, up to 100. */
type Move =
  | { readonly kind: 'buy'; readonly shares: number; readonly limit: number }
  | { readonly kind: 'sell'; readonly shares: number }
  | {
      readonly kind: 'modify';
      readonly pick: number;
      readonly shares: number;
      readonly limit: number;
      readonly seen: number;
    }
  | { readonly kind: 'answer'; readonly pick: number; readonly rejects: boolean }
  | { readonly kind: 'again'; readonly pick: number }
  | { readonly kind: 'fill'; readonly pick: number; readonly share: number }
  | { readonly kind: 'end'; readonly pick: number };

// Few orders, so that what comes next is often about the same one.
const pick = fc.nat(3);
const shares = fc.integer({ min: 1, max: 250 });
const limit = fc.integer({ min: 60, max: 100 });
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('buy' as const), shares, limit }),
    fc.record({ kind: fc.constant('sell' as const), shares }),
    fc.record({
      kind: fc.constant('modify' as const),
      pick,
      shares,
      limit,
      // Sometimes somebody has not seen the last change.
      seen: fc.constantFrom(0, 0, 0, 1),
    }),
    fc.record({ kind: fc.constant('answer' as const), pick, rejects: fc.boolean() }),
    fc.record({ kind: fc.constant('again' as const), pick }),
    fc.record({
      kind: fc.constant('fill' as const),
      pick,
      share: fc.integer({ min: 1, max: 100 }),
    }),
    fc.record({ kind: fc.constant('end' as const), pick }),
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

interface AtVenue {
  ticket: OrderTicket;
  filled: bigint;
  asked: { readonly ticket: OrderTicket; readonly revision: number } | null;
  answered: AccountCommand | null;
}

const LIMITS = { maxGrossExposure: fractionOfNumber(0.9), allowShort: false };
const decider = accountWith(LIMITS);

/** An account, and a venue whose book is the truth that the account may be behind of. */
class World {
  readonly events: AccountEvent[] = [];
  readonly venue = new Map<string, AtVenue>();
  account: Account = decider.initialState;

  constructor() {
    this.step(OPEN);
  }

  get cost(): Money {
    return this.account.slots[0]?.cost ?? dollars(0);
  }

  get #held(): Quantity {
    return this.account.slots[0]?.position ?? quantity(0n);
  }

  step(command: AccountCommand): void {
    for (const event of decider.decide(command, this.account)) {
      this.events.push(event);
      this.account = decider.evolve(this.account, event);
      this.#hear(event);
    }
  }

  move(move: Move): void {
    switch (move.kind) {
      case 'buy':
        this.#ask(asks('S', { shares: move.shares, limit: move.limit }));
        return;
      case 'sell':
        this.#ask(asks('S', { side: 'sell', shares: move.shares, limit: 101 }));
        return;
      default:
        this.#about(move);
    }
  }

  /** At what was paid, so that a price that was agreed is the price it counts at. */
  #ask(command: AccountCommand): void {
    const valuation = { equity: dollars(100_000), gross: this.cost, net: this.cost };
    if (command.type === 'ReviewTargets')
      this.step({ ...command, data: { ...command.data, valuation } });
    else if (command.type === 'ReviewModification')
      this.step({ ...command, data: { ...command.data, valuation } });
  }

  #hear(event: AccountEvent): void {
    if (event.type === 'OrderApproved') {
      const { ticket } = event.data;
      this.venue.set(ticket.clientOrderId, { ticket, filled: 0n, asked: null, answered: null });
    } else if (event.type === 'ModificationApproved') {
      const { orderId, revision, after } = event.data.modification;
      const order = this.venue.get(orderId);
      if (order) order.asked = { ticket: after.ticket, revision };
    }
  }

  #about(move: Exclude<Move, { kind: 'buy' | 'sell' }>): void {
    const orders = [...this.venue.values()];
    const order = orders[move.pick % Math.max(1, orders.length)];
    if (!order) return;
    switch (move.kind) {
      case 'modify':
        this.#modify(order, move);
        return;
      case 'answer':
        this.#answer(order, move.rejects);
        return;
      case 'again':
        if (order.answered) this.step(order.answered);
        return;
      case 'fill':
        this.#fill(order, move.share);
        return;
      case 'end':
        this.venue.delete(order.ticket.clientOrderId);
        this.step(factOf(this.#terms(order), { kind: 'expired', cumulative: quantity(0n) }));
    }
  }

  #terms({ ticket: { clientOrderId: id, side } }: AtVenue) {
    return { id, side };
  }

  #modify({ ticket }: AtVenue, move: Extract<Move, { kind: 'modify' }>): void {
    const id = ticket.clientOrderId;
    const known = this.account.slots[0]?.orders.find((order) => order.id === id);
    const revision = Math.max(0, (known?.revision ?? 0) - move.seen);
    const price = ticket.side === 'buy' ? move.limit : 101;
    this.#ask(modify({ id, revision, shares: move.shares, limit: price }));
  }

  /** A venue takes no change to less than has filled. */
  #answer(order: AtVenue, rejects: boolean): void {
    const { asked } = order;
    if (!asked) return;
    order.asked = null;
    const { revision } = asked;
    const { quantity: whole, limitPrice, stopPrice } = asked.ticket;
    const takes = !rejects && whole > order.filled;
    if (takes) order.ticket = asked.ticket;
    const terms = { quantity: whole, limitPrice, stopPrice };
    order.answered = factOf(
      this.#terms(order),
      takes
        ? { kind: 'modified', revision, ...terms }
        : { kind: 'modify-rejected', revision, code: 'X' },
    );
    this.step(order.answered);
    if (order.filled >= order.ticket.quantity) this.venue.delete(order.ticket.clientOrderId);
  }

  /** What only reduces is cut to the position. An order filled whole waits for its last answer. */
  #fill(order: AtVenue, share: number): void {
    const left = order.ticket.quantity - order.filled;
    const wanted = quantity((left * BigInt(share) + 99n) / 100n);
    const count = order.ticket.reduceOnly ? least(wanted, this.#held) : wanted;
    if (count <= 0n) return;
    order.filled += count;
    const price = Number(order.ticket.limitPrice ?? 0n) / 1e6;
    this.step(fillOf(this.#terms(order), Number(count), price));
    if (order.filled === order.ticket.quantity && !order.asked)
      this.venue.delete(order.ticket.clientOrderId);
  }
}

const played = (steps: readonly Move[], each: (world: World) => void): World => {
  const world = new World();
  for (const step of steps) {
    world.move(step);
    each(world);
  }
  return world;
};

const sum = (values: readonly bigint[]): bigint => values.reduce((total, one) => total + one, 0n);

describe('an account whose working orders are changed, whatever the order of events', () => {
  it('never reserves and books more than its limits', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, ({ account, cost }) => {
          expect(cost + account.exposureReserved <= moneyOfNumber(90_000)).toBe(true);
          expect(cost + account.reserved <= moneyOfNumber(100_000)).toBe(true);
          expect(account.reserved >= 0n && account.exposureReserved >= 0n).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('counts of each order no less than may fill, and that exactly once the venue has answered', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, ({ account, venue }) => {
          for (const [id, { ticket, filled, asked }] of venue) {
            const order = account.slots[0]?.orders.find((one) => one.id === id);
            const counted = absolute(order?.remaining ?? quantity(0n));
            const left = ticket.quantity - filled;
            expect(asked ? counted >= left : counted === left).toBe(true);
            if (order && !asked) expect(order.limitPrice).toBe(ticket.limitPrice);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every counter that it could count anew, and no change of what has ended', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, ({ account }) => {
          const orders = account.slots.flatMap((slot) => slot.orders);
          expect(account.reserved).toBe(sum(orders.map((order) => order.reserved)));
          expect(account.exposureReserved).toBe(sum(orders.map((order) => order.exposure)));
          for (const slot of account.slots)
            expect(slot.working).toBe(sum(slot.orders.map((order) => order.remaining)));
          for (const { orderId } of account.modifications)
            expect(orders.some(({ id }) => id === orderId)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is made again by its events', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const { events, account } = played(steps, () => undefined);
        expect(replay(decider, events)).toEqual(account);
      }),
      { numRuns: 100 },
    );
  });

  it('is changed at all', () => {
    const settled = fc
      .sample(moves, { numRuns: 400, seed: 7 })
      .flatMap((steps) => played(steps, () => undefined).events)
      .filter(({ type }) => type === 'ModificationSettled');
    expect(settled.length).toBeGreaterThan(100);
  });
});

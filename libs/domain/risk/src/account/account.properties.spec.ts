import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '@stratvector/kernel';
import { fractionOfNumber, moneyOfNumber, notional, quantity } from '@stratvector/model';
import type { Money, OrderTicket } from '@stratvector/model';
import { stock } from '@stratvector/testing';
import {
  direction,
  factOf,
  fillOf,
  markOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB'), stock('CCC')];
const IDS = ['AAA', 'BBB', 'CCC'] as const;
const PRICE = 100;

/** What a market and a venue may do next, in any order. */
type Move =
  | { readonly kind: 'want'; readonly id: (typeof IDS)[number]; readonly side: -1 | 0 | 1 }
  | { readonly kind: 'fill'; readonly pick: number; readonly share: number }
  | { readonly kind: 'end'; readonly pick: number };

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('want' as const),
      id: fc.constantFrom(...IDS),
      side: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    }),
    fc.record({
      kind: fc.constant('fill' as const),
      pick: fc.nat(20),
      share: fc.integer({ min: 1, max: 100 }),
    }),
    fc.record({ kind: fc.constant('end' as const), pick: fc.nat(20) }),
  ),
  { minLength: 1, maxLength: 40 },
);

/** An account with its venue, both as simple as they can be; all prices stay at 100.00. */
class World {
  readonly events: AccountEvent[] = [];
  account: Account;
  readonly #decider: ReturnType<typeof createAccount>;
  readonly #open = new Map<string, { ticket: OrderTicket; left: bigint }>();

  constructor(terms: AccountTerms) {
    this.#decider = createAccount(terms);
    this.account = this.#decider.initialState;
    this.step(OPEN);
  }

  step(command: AccountCommand): void {
    for (const event of this.#decider.decide(command, this.account)) {
      this.events.push(event);
      this.account = this.#decider.evolve(this.account, event);
      if (event.type !== 'OrderApproved') continue;
      const { ticket } = event.data;
      this.#open.set(ticket.clientOrderId, { ticket, left: ticket.quantity });
    }
  }

  move(move: Move): void {
    if (move.kind === 'want') this.#want(move.id, move.side);
    else this.#answer(move);
  }

  get net(): bigint {
    return this.account.slots.reduce(
      (sum, { position }, place) =>
        sum + notional(STOCKS[place] ?? stock(), position, priced(PRICE)),
      0n,
    );
  }

  get gross(): bigint {
    return this.account.slots.reduce((sum, { position }, place) => {
      const value = notional(STOCKS[place] ?? stock(), position, priced(PRICE));
      return sum + (value < 0n ? -value : value);
    }, 0n);
  }

  #want(id: string, side: -1 | 0 | 1): void {
    const valuation = {
      equity: (this.account.cash + this.net) as Money,
      gross: this.gross as Money,
      net: this.net as Money,
    };
    const marks = IDS.map((name) => markOf(name, PRICE));
    this.step(review([signal(id, direction(side), PRICE)], { valuation, marks }));
  }

  #answer(move: Exclude<Move, { kind: 'want' }>): void {
    const orders = [...this.#open.values()];
    const order = orders[move.pick % Math.max(1, orders.length)];
    if (!order) return;
    const { ticket } = order;
    const about = { id: ticket.clientOrderId, side: ticket.side, instrument: ticket.instrumentId };
    if (move.kind === 'end') {
      this.#open.delete(ticket.clientOrderId);
      this.step(factOf(about, { kind: 'expired', cumulative: quantity(0n) }));
      return;
    }
    const shares = (order.left * BigInt(move.share) + 99n) / 100n;
    order.left -= shares;
    if (order.left === 0n) this.#open.delete(ticket.clientOrderId);
    this.step(fillOf(about, Number(shares), PRICE));
  }
}

/** A turn of which the closing part and a little more have filled, while another entry comes. */
const TURN: readonly Move[] = [
  { kind: 'want', id: 'BBB', side: 1 },
  { kind: 'fill', pick: 0, share: 1 },
  { kind: 'end', pick: 0 },
  { kind: 'want', id: 'BBB', side: -1 },
  { kind: 'fill', pick: 0, share: 1 },
  { kind: 'want', id: 'AAA', side: -1 },
  { kind: 'fill', pick: 0, share: 16 },
];

const terms = termsOf(STOCKS, {
  share: 0.6,
  limits: { maxGrossExposure: fractionOfNumber(0.9), maxPositions: 2 },
});

const played = (steps: readonly Move[], each: (world: World) => void): World => {
  const world = new World(terms);
  for (const step of steps) {
    world.move(step);
    each(world);
  }
  return world;
};

describe('the account, whatever the order of events', () => {
  it('never reserves and books more than its limits', () => {
    const limit = moneyOfNumber(90_000);
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, (world) => {
          expect(world.gross + world.account.exposureReserved <= limit).toBe(true);
          expect(world.account.reserved >= 0n).toBe(true);
        });
      }),
      { numRuns: 300, examples: [[TURN]] },
    );
  });

  it('keeps every counter that it could count anew', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, ({ account }) => {
          const orders = account.slots.flatMap((slot) => slot.orders);
          const sum = (values: readonly bigint[]): bigint =>
            values.reduce((total, value) => total + value, 0n);
          expect(account.reserved).toBe(sum(orders.map((order) => order.reserved)));
          expect(account.exposureReserved).toBe(sum(orders.map((order) => order.exposure)));
          expect(account.held).toBe(account.slots.filter(({ position }) => position !== 0n).length);
          for (const slot of account.slots)
            expect(slot.working).toBe(sum(slot.orders.map((order) => order.remaining)));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has the cash and the positions together that it started with, as prices stay', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        played(steps, (world) =>
          expect(world.account.cash + world.net).toBe(moneyOfNumber(100_000)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is made again by its events, at once or in two parts', () => {
    fc.assert(
      fc.property(moves, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
        const { events, account } = played(steps, () => undefined);
        const decider = createAccount(terms);
        expect(replay(decider, events)).toEqual(account);
        const cut = Math.floor(events.length * share);
        const half = replay(decider, events.slice(0, cut));
        expect(events.slice(cut).reduce(decider.evolve, half)).toEqual(account);
      }),
      { numRuns: 100 },
    );
  });

  it('never lets an exit overshoot: no order that only reduces is larger than what is held', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const world = new World(terms);
        for (const step of steps) {
          const before = world.events.length;
          const held = world.account.slots.map(({ position, working }) => position + working);
          world.move(step);
          for (const event of world.events.slice(before)) {
            if (event.type !== 'OrderApproved' || !event.data.ticket.reduceOnly) continue;
            const had = held[event.data.slot] ?? 0n;
            expect(event.data.ticket.quantity <= (had < 0n ? -had : had)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  fractionOfNumber,
  instrumentId,
  money,
  price,
  quantity,
} from '@stratvector/model';
import type { OrderTicket, VenueReport } from '@stratvector/model';
import { describeVenue, stock, ticket } from '@stratvector/testing';
import type { OpenedVenue } from '@stratvector/testing';
import type { VenueRules } from './bar-session.ts';
import { StandaloneVenue } from './standalone-venue.ts';
import type { StandaloneState } from './standalone-venue.ts';

const RULES: VenueRules = {
  commission: ({ quantity: traded }) => money(traded * 10n),
  slippage: ({ price: before }) => before,
  intrabar: 'pessimistic',
  limitFill: 'through',
  latencyMs: 0,
  participationMax: 0.5,
};
const STOCK = stock();
const DAY_MS = 86_400_000;

/** A day around 100 in which 120 shares trade, so that of an order 60 fill. */
const day = (number: number, low = 99.5) => ({
  feed: 'test',
  sequence: number,
  closeTime: timestampOfMilliseconds(number * DAY_MS),
  bars: [
    {
      instrumentId: instrumentId('TEST'),
      openTime: (number - 1) * DAY_MS,
      open: 100,
      high: 101,
      low,
      close: 100,
      volume: 120,
      hasVolume: true,
      firstOfSession: true,
      lastOfSession: true,
    },
  ],
});

const filling = (id: string, terms: Partial<OrderTicket> = {}): OrderTicket =>
  ticket({ clientOrderId: clientOrderId(id), timeInForce: 'GTC', ...terms });
const resting = (id: string, terms: Partial<OrderTicket> = {}): OrderTicket =>
  filling(id, { type: 'limit', limitPrice: price(50_000_000n), ...terms });

const opened = (venue: StandaloneVenue): OpenedVenue => {
  let days = 0;
  return {
    gateway: venue,
    accountId: ticket().accountId,
    filling,
    resting,
    trade: () => {
      days += 1;
      venue.meet(day(100 + days));
    },
    hangUp: () => venue.hangUp(ticket().accountId),
  };
};

describeVenue('the simulated venue on its own', () => opened(new StandaloneVenue([STOCK], RULES)));

/** A day, so that what ended on the second is gone after the fourth. */
const KEEPS = { keepMs: DAY_MS };
const AT = 1n as Timestamp;
const CALLS: readonly ((venue: StandaloneVenue) => void)[] = [
  (venue) => venue.meet(day(1)),
  (venue) => venue.meet(day(2)),
  (venue) => venue.meet(day(2)),
  (venue) => venue.meet(day(3, 80)),
  (venue) => venue.meet(day(4, 40)),
  (venue) => venue.end(timestampOfMilliseconds(5 * DAY_MS)),
];

/** Works two orders off, of which one is guarded; `between` may put another process in its place. */
const worked = (between: (venue: StandaloneVenue) => StandaloneVenue) => {
  const heard: VenueReport[] = [];
  const hear = (report: VenueReport): void => void heard.push(report);
  const { accountId } = ticket();
  const protection = {
    stopLoss: fractionOfNumber(0.1),
    takeProfit: null,
    trailingStop: fractionOfNumber(0.2),
  };
  let venue = new StandaloneVenue([STOCK], RULES, KEEPS);
  const line = venue.logon({ accountId, epoch: 1 }, hear, AT);
  line.submit(filling('a', { protection, quantity: quantity(200n) }), AT);
  line.submit(resting('b'), AT);
  line.submit(resting('c', { type: 'stop', stopPrice: price(120_000_000n) }), AT);
  line.cancel(clientOrderId('c'), AT);
  for (const [turn, call] of CALLS.entries()) {
    venue = between(venue);
    venue.logon({ accountId, epoch: turn + 2 }, hear, AT);
    call(venue);
  }
  return { heard, state: venue.snapshot() };
};

/** What a process saves and reads again; bigints as text. */
const saved = (state: StandaloneState): StandaloneState =>
  JSON.parse(
    JSON.stringify(state, (_, value: unknown) =>
      typeof value === 'bigint' ? { $: String(value) } : value,
    ),
    (_, value: unknown) =>
      typeof value === 'object' && value !== null && '$' in value ? BigInt(String(value.$)) : value,
  ) as StandaloneState;

describe('a venue that is a process of its own', () => {
  it('goes on from its snapshot as it would have', () => {
    const expected = worked((same) => same);
    const reborn = worked(
      (venue) => new StandaloneVenue([STOCK], RULES, { ...KEEPS, state: saved(venue.snapshot()) }),
    );
    expect(reborn.heard).toEqual(expected.heard);
    expect(reborn.state).toEqual(expected.state);
    const fills = expected.heard.filter(({ type }) => type === 'OrderFilled');
    expect(fills.length).toBeGreaterThan(3);
  });

  it('meets an instant once', () => {
    const { heard } = worked((same) => same);
    const second = heard.filter(
      (one) => one.type === 'OrderFilled' && one.barOpenTime === timestampOfMilliseconds(DAY_MS),
    );
    expect(second).toHaveLength(1);
  });

  it('answers from where its ledger begins, and keeps what it holds', () => {
    const { state } = worked((same) => same);
    expect(state.ledger.coversFrom).toBe(timestampOfMilliseconds(3 * DAY_MS));
    expect(state.ledger.orders.map(({ orderId }) => orderId)).not.toContain('c');
  });

  it('is not of other instruments', () => {
    const { state } = worked((same) => same);
    expect(() => new StandaloneVenue([stock('OTHER')], RULES, { state })).toThrow(
      'a venue with other instruments',
    );
  });
});

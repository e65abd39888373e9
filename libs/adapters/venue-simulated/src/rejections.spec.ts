import { describe, expect, it } from '@jest/globals';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { clientOrderId, money, quantity } from '@stratvector/model';
import type { VenueFact } from '@stratvector/model';
import { stock, ticket } from '@stratvector/testing';
import type { VenueRules } from './bar-session.ts';
import { SimulatedVenue } from './simulated-venue.ts';
import { TradingHalts } from './trading-halts.ts';
import { factsOf, played } from './venue.fixture.ts';
import type { Asked, Ohlc, Script } from './venue.fixture.ts';

const QUIET: Ohlc = [100, 101, 99, 100];

const RULES: VenueRules = {
  commission: () => money(0n),
  slippage: ({ price: before }) => before,
  intrabar: 'pessimistic',
  limitFill: 'through',
  latencyMs: 0,
  participationMax: null,
};
const NOW = timestampOfMilliseconds(1000);

const venueOf = (rules: Partial<VenueRules> = {}, lot = 1n) => {
  const facts: VenueFact[] = [];
  const instrument = stock('TEST', { lot: quantity(lot) });
  const venue = new SimulatedVenue([instrument], { ...RULES, ...rules }, (fact) =>
    facts.push(fact),
  );
  return { venue, facts };
};

describe('a venue rejects', () => {
  it('a quantity off the lot', () => {
    const { venue, facts } = venueOf({}, 10n);
    venue.submit(ticket({ quantity: quantity(25n) }), NOW);
    expect(facts).toMatchObject([{ type: 'OrderRejected', code: 'QUANTITY_OFF_LOT' }]);
  });

  it.each<[string, Asked['bracket']]>([
    ['stop', [95.005, null]],
    ['target', [null, 110.005]],
  ])('the %s of a bracket off the tick', (_what, bracket) => {
    const order: Asked = bracket ? { bracket } : {};
    expect(played([{ orders: [order], bar: QUIET }])).toEqual(['rejected o PRICE_OFF_TICK']);
  });

  it('a date that is over when the order arrives, whenever it was decided', () => {
    const { venue, facts } = venueOf();
    const late = ticket({ timeInForce: 'GTD', goodTill: timestampOfMilliseconds(999) });
    venue.submit(late, NOW);
    expect(facts).toMatchObject([{ type: 'OrderRejected', code: 'GOOD_TILL_PASSED' }]);
  });

  it.each(['IOC', 'FOK'] as const)(
    '%s between two sessions, and nothing else there',
    (timeInForce) => {
      const asked: [number, number][] = [];
      const isClosed = (place: number, time: number): boolean => {
        asked.push([place, time]);
        return true;
      };
      const { venue, facts } = venueOf({ hours: { isClosed } });
      venue.submit(ticket({ timeInForce }), NOW);
      venue.submit(ticket({ clientOrderId: clientOrderId('day') }), NOW);
      expect(facts).toMatchObject([
        {
          type: 'OrderRejected',
          code: 'OUTSIDE_HOURS',
          detail: `${timeInForce} between two sessions`,
        },
        { type: 'OrderAccepted', orderId: 'day' },
      ]);
      expect(asked).toEqual([[0, 1000]]);
    },
  );

  it('takes IOC within a session', () => {
    const { venue, facts } = venueOf({ hours: { isClosed: () => false } });
    venue.submit(ticket({ timeInForce: 'IOC' }), NOW);
    expect(facts).toMatchObject([{ type: 'OrderAccepted' }]);
  });
});

describe('a halted instrument', () => {
  const halt: Script[number]['before'] = (venue) => venue.halt(0);
  const resume: Script[number]['before'] = (venue) => venue.resume(0);

  it('takes no order', () => {
    const script: Script = [
      { bar: QUIET, before: halt },
      { orders: [{}], bar: QUIET },
    ];
    expect(played(script)).toEqual(['rejected o INSTRUMENT_HALTED']);
  });

  it('fills nothing until it is resumed, and keeps what works', () => {
    const script: Script = [
      { orders: [{ type: 'limit', limit: 98 }], bar: [97, 98, 96, 97], before: halt },
      { bar: [95, 96, 94, 95], before: resume },
    ];
    expect(played(script)).toEqual(['fill o 100 @ 95 open']);
  });

  it('lets time go by', () => {
    const script: Script = [{ orders: [{ tif: 'DAY' }], bar: QUIET, before: halt }];
    expect(played(script)).toEqual(['expired o']);
  });

  it('fills nothing at its close either', () => {
    const script: Script = [{ orders: [{ tif: 'CLS' }], bar: QUIET, before: halt }];
    expect(played(script)).toEqual(['expired o']);
  });
});

describe('a halt that is known beforehand', () => {
  const DAY_MS = 86_400_000;
  const during = (from: number, to: number): Partial<VenueRules> => ({
    halts: new TradingHalts([[{ from: from * DAY_MS, to: to * DAY_MS }]]),
  });
  const limit: Asked = { type: 'limit', limit: 100 };
  const script: Script = [{ bar: QUIET }, { orders: [limit], bar: QUIET }, { bar: QUIET }];

  it('keeps what works and fills nothing in a bar that lies within it', () => {
    expect(played(script, during(1, 2))).toEqual(['fill o 100 @ 100 open']);
    expect(factsOf(script, during(1, 2)).at(-1)?.at).toBe(timestampOfMilliseconds(2 * DAY_MS));
  });

  it('fills in a bar that reaches out of it', () => {
    for (const halts of [during(1.1, 2), during(1, 1.9)])
      expect(factsOf(script, halts).at(-1)?.at).toBe(timestampOfMilliseconds(DAY_MS));
  });

  it('takes no order after its start until its end', () => {
    const { venue, facts } = venueOf(during(1, 2));
    const sendAt = (day: number, id: string): void =>
      venue.submit(
        ticket({ clientOrderId: clientOrderId(id) }),
        timestampOfMilliseconds(day * DAY_MS),
      );
    sendAt(0.9, 'before');
    sendAt(1, 'start');
    sendAt(1.9, 'within');
    sendAt(2, 'end');
    expect(facts).toMatchObject([
      { type: 'OrderAccepted', orderId: 'before' },
      { type: 'OrderAccepted', orderId: 'start' },
      { type: 'OrderRejected', orderId: 'within', code: 'INSTRUMENT_HALTED' },
      { type: 'OrderAccepted', orderId: 'end' },
    ]);
  });

  it('lets time go by, also at a close', () => {
    const closing: Script = [{ orders: [{ tif: 'CLS' }], bar: QUIET }];
    const atClose: Script = [{ bar: QUIET, atClose: [{ tif: 'IOC' }] }];
    expect(played(closing, during(0, 1))).toEqual(['expired o']);
    expect(played(atClose, during(0, 1))).toEqual(['rejected o INSTRUMENT_HALTED']);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { fractionOfNumber, quantity } from '@stratvector/model';
import type { ClientOrderId, OrderTicket, VenueQuestion } from '@stratvector/model';
import { VenueSession } from './venue-session.ts';
import type { OpenedVenue } from './venue-session.ts';

interface Bench {
  readonly venue: () => OpenedVenue;
  readonly session: () => VenueSession;
}

const QUESTIONS: readonly VenueQuestion[] = [
  'open-orders',
  'completed-orders',
  'executions',
  'positions',
];

const sizes = (parts: readonly { readonly quantity: bigint }[]): bigint =>
  parts.reduce((sum, part) => sum + part.quantity, 0n);

const answers = ({ venue, session }: Bench): void => {
  it('says that a session may begin', () => {
    expect(session().of('LoggedOn')).toMatchObject([{ epoch: 1 }]);
  });

  it.each(QUESTIONS)('answers about %s under the id of the request, its end last', (question) => {
    session().submit(venue().filling('a'));
    session().submit(venue().resting('b'));
    session().trade();
    const { reports, request } = session().ask(question);
    expect(reports.every((one) => 'request' in one && one.request === request)).toBe(true);
    const end = reports.findIndex(({ type }) => type === 'AnswerEnded');
    // An end may never come, and what has no end proves no absence.
    if (end >= 0) expect(end).toBe(reports.length - 1);
  });

  it('knows what it was given under our id, until it has ended', () => {
    const ticket = venue().resting('a');
    session().submit(ticket);
    expect(session().openUnder(ticket.clientOrderId)).toMatchObject([
      {
        state: 'working',
        instrumentId: ticket.instrumentId,
        side: ticket.side,
        quantity: ticket.quantity,
        limitPrice: ticket.limitPrice,
      },
    ]);
  });
};

const fills = ({ venue, session }: Bench): void => {
  const bought = (): OrderTicket => {
    const ticket = venue().filling('a');
    session().submit(ticket);
    session().trade();
    return ticket;
  };

  it('fills no more than was ordered', () => {
    const ticket = bought();
    const executed = sizes(session().executionsOf(ticket.clientOrderId));
    expect(executed).toBeGreaterThan(0n);
    expect(executed).toBeLessThanOrEqual(ticket.quantity);
  });

  it('holds what it has executed', () => {
    const { instrumentId } = bought();
    const held = session()
      .ask('positions')
      .positions.filter((one) => one.instrumentId === instrumentId);
    expect(sizes(held)).toBe(session().executed(instrumentId));
  });

  it('tells an execution by one id, however often it does', () => {
    const { clientOrderId } = bought();
    const known = session().executionsOf(clientOrderId);
    const ids = new Set(known.flatMap(({ tradeId, corrects }) => [tradeId, corrects]));
    expect(session().executionsOf(clientOrderId)).toEqual(known);
    for (const report of session().heard)
      if (report.type === 'OrderFilled') expect(ids).toContain(report.tradeId);
  });

  it('answers with what happened while the line was down', () => {
    const ticket = venue().filling('a');
    session().submit(ticket);
    const before = session().heard.length;
    venue().hangUp();
    session().trade();
    expect(session().heard).toHaveLength(before);
    const heir = new VenueSession(venue(), 1);
    expect(sizes(heir.executionsOf(ticket.clientOrderId))).toBeGreaterThan(0n);
    expect(heir.openUnder(ticket.clientOrderId)).toEqual([]);
  });

  it('guards what an entry with protection has filled, without being asked', () => {
    const ticket = venue().filling('a', {
      protection: { stopLoss: fractionOfNumber(0.1), takeProfit: null, trailingStop: null },
    });
    session().submit(ticket);
    session().trade();
    const filled = sizes(session().executionsOf(ticket.clientOrderId));
    const guards = session()
      .ask('open-orders')
      .orders.filter(({ armed }) => armed?.parentId === ticket.clientOrderId);
    if (filled > 0n) expect(guards).toMatchObject([{ side: 'sell', state: 'working' }]);
    for (const guard of guards) expect(guard.quantity).toBeGreaterThanOrEqual(filled);
  });
};

const ends = ({ venue, session }: Bench): void => {
  const closed = (orderId: ClientOrderId) =>
    session()
      .openUnder(orderId)
      .filter(({ state }) => state === 'working');

  it('ends what is canceled, sooner or later, and fills no more of it', () => {
    const ticket = venue().resting('a');
    session().submit(ticket);
    session().cancel(ticket.clientOrderId);
    session().trade();
    expect(session().of('OrderCanceled')).toMatchObject([{ orderId: 'a', cumulative: 0n }]);
    expect(closed(ticket.clientOrderId)).toEqual([]);
    expect(session().executionsOf(ticket.clientOrderId)).toEqual([]);
  });

  it('says of an end how much had filled', () => {
    const ticket = venue().filling('a');
    session().submit(ticket);
    session().trade();
    const { orders } = session().ask('completed-orders');
    for (const { orderId, cumulative } of orders)
      if (orderId === ticket.clientOrderId && cumulative !== null)
        expect(cumulative).toBe(sizes(session().executionsOf(orderId)));
  });

  it('refuses to cancel what it does not know, and what has ended', () => {
    const ticket = venue().filling('a');
    session().submit(ticket);
    session().trade();
    session().cancel(ticket.clientOrderId);
    session().cancel(venue().resting('nobody').clientOrderId);
    expect(session().of('CancelRejected')).toMatchObject([
      { orderId: 'a', code: 'ORDER_CLOSED' },
      { orderId: 'nobody', code: 'ORDER_UNKNOWN' },
    ]);
  });

  it('works by the terms of a change', () => {
    const ticket = venue().resting('a');
    session().submit(ticket);
    session().resize(ticket.clientOrderId, 60n, ticket);
    const open = session().openUnder(ticket.clientOrderId);
    // There may be two now; one of them has the new terms.
    expect(open.map((order) => order.quantity)).toContain(60n);
  });
};

const fences = ({ venue, session }: Bench): void => {
  it('takes an id once', () => {
    const ticket = venue().resting('a');
    session().submit(ticket);
    session().submit(ticket);
    expect(session().openUnder(ticket.clientOrderId)).toHaveLength(1);
    expect(session().of('OrderRejected')).toMatchObject([{ code: 'DUPLICATE_ORDER_ID' }]);
  });

  it('takes an id once, also when its order has ended', () => {
    const ticket = venue().filling('a');
    session().submit(ticket);
    session().trade();
    const executed = sizes(session().executionsOf(ticket.clientOrderId));
    session().submit(ticket);
    session().trade();
    expect(sizes(session().executionsOf(ticket.clientOrderId))).toBe(executed);
  });

  it('does nothing for an older epoch, and says so to that one alone', () => {
    const stale = session();
    const leader = new VenueSession(venue(), 2);
    leader.submit(venue().resting('b'));
    const heard = leader.heard.length;
    stale.submit(venue().filling('a'));
    stale.cancel(venue().resting('b').clientOrderId);
    stale.resize(venue().resting('b').clientOrderId, 1n, venue().resting('b'));
    expect(stale.ask('open-orders').orders).toEqual([]);
    expect(leader.heard).toHaveLength(heard);
    expect(stale.of('SessionStale')).toMatchObject([
      { epoch: 1, current: 2, orderId: 'a' },
      { orderId: 'b' },
      { orderId: 'b' },
      { orderId: null },
    ]);
    leader.trade();
    expect(leader.openUnder(venue().filling('a').clientOrderId)).toEqual([]);
    expect(leader.openUnder(venue().resting('b').clientOrderId)).toMatchObject([
      { quantity: quantity(100n) },
    ]);
  });

  it('does nothing for an older epoch that logs on later', () => {
    const leader = new VenueSession(venue(), 2);
    const late = new VenueSession(venue(), 1);
    late.submit(venue().resting('a'));
    expect(late.of('LoggedOn')).toEqual([]);
    expect(late.of('SessionStale')).toHaveLength(2);
    expect(leader.openUnder(venue().resting('a').clientOrderId)).toEqual([]);
  });

  it('takes the leader of an epoch again, and leaves its orders where they are', () => {
    const ticket = venue().resting('a');
    session().submit(ticket);
    venue().hangUp();
    const again = new VenueSession(venue(), 1);
    expect(again.of('LoggedOn')).toHaveLength(1);
    expect(again.openUnder(ticket.clientOrderId)).toHaveLength(1);
  });
};

/** What every venue does, the simulated one and real ones with all that they spoil. */
export const describeVenue = (name: string, open: () => OpenedVenue): void => {
  describe(name, () => {
    let venue: OpenedVenue;
    let session: VenueSession;
    beforeEach(() => {
      venue = open();
      session = new VenueSession(venue, 1);
    });

    for (const cases of [answers, fills, ends, fences])
      cases({ venue: () => venue, session: () => session });
  });
};

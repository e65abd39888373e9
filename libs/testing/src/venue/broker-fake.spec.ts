import { describe, expect, it } from '@jest/globals';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { clientOrderId, price } from '@stratvector/model';
import type { VenueReport } from '@stratvector/model';
import { ticket } from '../builders.ts';
import { BrokerFake, DROPPED } from './broker-fake.ts';
import { MUSEUM } from './museum.ts';
import type { MuseumId } from './museum.ts';
import { VenueSession } from './venue-session.ts';
import type { OpenedVenue } from './venue-session.ts';
import { describeVenue } from './venue-suite.ts';

const opened = (broker: BrokerFake): OpenedVenue => ({
  gateway: broker,
  accountId: ticket().accountId,
  filling: (id, terms) => ticket({ clientOrderId: clientOrderId(id), ...terms }),
  resting: (id, terms) =>
    ticket({
      clientOrderId: clientOrderId(id),
      type: 'limit',
      limitPrice: price(50_000_000n),
      timeInForce: 'GTC',
      ...terms,
    }),
  trade: (at) => broker.trade(at),
  hangUp: () => broker.hangUp(),
});

// The keys of the museum are its ids.
const IDS = Object.keys(MUSEUM) as MuseumId[];

describe.each(IDS)('a broker with %s', (id) => {
  describeVenue(MUSEUM[id], () => opened(new BrokerFake(id)));
});

/** What a session hears of an order to buy 100 that fills, each in a word. */
const story = (id: MuseumId, reason = 'test') => {
  const broker = new BrokerFake(id);
  const venue = opened(broker);
  const session = new VenueSession(venue, 1);
  session.submit(venue.filling('a', { reason }));
  session.trade();
  return { broker, venue, session, told: session.heard.slice(1).map(word) };
};

const word = (report: VenueReport): string => {
  switch (report.type) {
    case 'OrderFilled':
      return `filled ${report.tradeId} ${String(report.quantity)}`;
    case 'OrderStanding':
      return `standing ${String(report.cumulative)}`;
    case 'CommissionCharged':
      return `charged ${report.tradeId}`;
    case 'ExecutionCorrected':
      return `corrected ${report.corrects} ${report.fill.tradeId} ${String(report.fill.quantity)}`;
    default:
      return report.type;
  }
};

const FILLED = ['filled E1.01 50', 'filled E2.01 50'];

describe('what a broker spoils', () => {
  it.each<[MuseumId, readonly string[]]>([
    ['IB-01', FILLED],
    ['IB-02', ['OrderAccepted', 'OrderAccepted', ...FILLED, 'standing 100', 'standing 100']],
    ['IB-03', [...FILLED, 'OrderAccepted', 'standing 100']],
    [
      'IB-04',
      [
        'OrderAccepted',
        'charged E1.01',
        'filled E1.01 50',
        'filled E2.01 50',
        'charged E2.01',
        'standing 100',
      ],
    ],
    ['IB-06', ['OrderAccepted', ...FILLED, 'standing 100', 'corrected E2.01 E2.02 49']],
    ['IB-10', ['OrderAccepted', ...FILLED, 'standing 100', 'filled E2.01 50']],
    ['IB-16', ['OrderAccepted', 'filled E1.01 50', 'OrderRejected']],
  ])('%s', (id, expected) => {
    expect(story(id).told).toEqual(expected);
  });

  it('IB-05: orders that do not say what has filled', () => {
    const { session } = story('IB-05');
    expect(session.ask('completed-orders').orders).toMatchObject([{ cumulative: null }]);
  });

  it.each<MuseumId>(['IB-07', 'IB-10'])('%s: executions told again at logon', (id) => {
    const { venue } = story(id);
    expect(new VenueSession(venue, 2).of('OrderFilled')).toHaveLength(2);
  });

  it('IB-07: and answered since midnight alone', () => {
    const { broker, session } = story('IB-07');
    broker.midnight(timestampOfMilliseconds(1e12));
    expect(session.ask('executions').executions).toEqual([]);
    expect(session.of('AnswerEnded').at(-1)).toMatchObject({ coversFrom: 10n ** 18n });
  });

  it('IB-08: an answer without its end', () => {
    const { session } = story('IB-08');
    expect(session.ask('executions').reports.map(({ type }) => type)).toEqual([
      'ExecutionReported',
      'ExecutionReported',
    ]);
  });

  it('IB-11: ids that are given out again', () => {
    const { broker, venue } = story('IB-11');
    venue.hangUp();
    new VenueSession(venue, 1).submit(venue.resting('b'));
    expect(broker.book.orders.map(({ venueOrderId }) => venueOrderId)).toEqual(['B1', 'B1']);
  });

  it('IB-13: two live orders after a change', () => {
    const { venue, session } = story('IB-13');
    const resting = venue.resting('b');
    session.submit(resting);
    session.resize(resting.clientOrderId, 60n, resting);
    expect(session.openUnder(resting.clientOrderId)).toHaveLength(2);
  });

  it('IB-14: nothing at all', () => {
    const { session, told } = story('IB-14', DROPPED);
    expect(told).toEqual([]);
    expect(session.ask('completed-orders').orders).toEqual([]);
  });

  it('IB-15: a cancel that waits for the market', () => {
    const { venue, session } = story('IB-15');
    const again = opened(new BrokerFake('IB-15'));
    const late = new VenueSession(again, 1);
    late.submit(again.resting('b'));
    late.cancel(again.resting('b').clientOrderId);
    late.trade(1);
    expect(late.of('OrderCanceled')).toEqual([]);
    late.trade(1);
    expect(late.of('OrderCanceled')).toHaveLength(1);
    session.cancel(venue.filling('a').clientOrderId);
    expect(session.of('CancelRejected')).toHaveLength(1);
  });

  it('IB-17: a cancel of another session', () => {
    const { venue, session } = story('IB-17');
    const resting = venue.resting('b');
    session.submit(resting);
    const heir = new VenueSession(venue, 2);
    heir.cancel(resting.clientOrderId);
    expect(heir.of('CancelRejected')).toMatchObject([{ code: 'ORDER_NOT_OURS' }]);
  });

  it('IB-18: inactive orders among the open ones, completed ones lost', () => {
    const { broker, venue, session } = story('IB-18');
    const resting = venue.resting('b');
    session.submit(resting);
    session.cancel(resting.clientOrderId);
    expect(session.openUnder(resting.clientOrderId)).toMatchObject([{ state: 'inactive' }]);
    broker.midnight(timestampOfMilliseconds(1e12));
    expect(session.ask('completed-orders').orders).toEqual([]);
  });

  it('IB-19: what is not ours', () => {
    const { session } = story('IB-19');
    const foreign = ({ orderId }: { readonly orderId: unknown }) => orderId === null;
    expect(session.ask('open-orders').orders.filter(foreign)).toHaveLength(1);
    expect(session.ask('executions').executions.filter(foreign)).toHaveLength(1);
  });
});

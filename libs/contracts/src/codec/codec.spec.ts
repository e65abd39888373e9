import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstrumentId } from '@stratvector/model';
import { TOPICS } from '../topics.ts';
import { MessageCodec } from './codec.ts';
import type { MessageTopic } from './codec.ts';
import { scales } from './field.fixture.ts';
import { anyMessage } from './message.fixture.ts';

const codec = new MessageCodec(scales);

const booking = {
  at: '2026-01-30T21:00:00.000000000Z',
  accountId: 'DU1',
  strategyId: 'momentum',
  instrumentId: 'AAPL',
  orderId: 'DU1-7',
  quantity: '-100',
  price: '101.25',
  commission: '1',
  fees: '0.02',
  realized: '-12.5',
  positionAfter: '0',
  costAfter: '0',
  cashAfter: '100000',
};

/** An approval names its account in the ticket. */
/** These carry a whole ticket, which says whose it is. */
const TICKETED: ReadonlySet<MessageTopic> = new Set([
  'risk.order-approved.v1',
  'risk.modification-approved.v1',
]);
const keyPathOf = (topic: MessageTopic): string =>
  TICKETED.has(topic) ? 'ticket.accountId' : TOPICS[topic].key;

const problemOf = (change: object) =>
  codec.decode('risk.booking.v1', JSON.stringify({ ...booking, ...change })).problem;

describe('messages on the wire', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(codec.decode(message.topic, codec.encode(message))).toEqual({
          message,
          problem: null,
        });
      }),
    );
  });

  it('are decimal texts and times that anyone can read', () => {
    const { message } = codec.decode('risk.booking.v1', JSON.stringify(booking));
    expect(message && JSON.parse(codec.encode(message))).toEqual(booking);
  });

  it('of a newer publisher are read by an older consumer, without what is new', () => {
    const newer = JSON.stringify({ ...booking, venueFee: '0.01' });
    expect(codec.decode('risk.booking.v1', newer).problem).toBeNull();
  });

  it('of an older publisher have the defaults of proto3 where a field was not there yet', () => {
    const { at, accountId, orderId } = booking;
    const older = JSON.stringify({ at, accountId, orderId });
    expect(codec.decode('risk.cancel-ordered.v1', older).message).toMatchObject({ cause: '' });
  });

  it('exist on topics that are declared', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(message).toHaveProperty(keyPathOf(message.topic));
      }),
    );
  });

  it('travel with what is ordered with them, one step away', () => {
    for (const { carriedBy, key } of Object.values(TOPICS)) {
      if (carriedBy === null) continue;
      expect(TOPICS[carriedBy].carriedBy).toBeNull();
      expect(TOPICS[carriedBy].key).toBe(key);
    }
  });

  it.each([
    [
      { price: 'abc' },
      'risk.booking.v1.price: found "abc", allowed is a plain decimal of at most 6 decimals and 63 bits',
    ],
    [
      { price: '1.0000001' },
      'risk.booking.v1.price: found "1.0000001", allowed is a plain decimal of at most 6 decimals and 63 bits',
    ],
    [
      { quantity: '9223372036854775808' },
      'risk.booking.v1.quantity: found "9223372036854775808", allowed is a plain decimal of at most 0 decimals and 63 bits',
    ],
    [{ price: 1.5 }, 'risk.booking.v1.price: found 1.5, allowed is a text'],
    [
      { at: 'yesterday' },
      'risk.booking.v1.at: found "yesterday", allowed is a time such as 2026-01-31T20:59:00Z',
    ],
    [{ accountId: '' }, 'risk.booking.v1.accountId: found "", allowed is a text that is not empty'],
    [
      { instrumentId: 'ZZZ' },
      'risk.booking.v1: the instrument ZZZ is not known here; add it to the instruments first',
    ],
  ])('that cannot be read say why: %j', (change, problem) => {
    expect(problemOf(change)).toBe(problem);
  });

  it.each([
    ['{"at":', 'found a text that is no JSON'],
    ['[]', 'found [], allowed is an object'],
    ['null', 'found null, allowed is an object'],
  ])('are refused where they are no message: %s', (text, problem) => {
    expect(codec.decode('risk.flow.v1', text).problem).toContain(problem);
  });

  it('are refused on a topic that is not known, and in a list that is not known', () => {
    expect(codec.decode('risk.flow.v2', '{}').problem).toBe(
      'risk.flow.v2: no such topic is read here',
    );
    const flow = { at: booking.at, accountId: 'a', kind: 'FLOW_KIND_GIFT' };
    expect(codec.decode('risk.flow.v1', JSON.stringify(flow)).problem).toMatch(
      /kind: found "FLOW_KIND_GIFT", allowed is FLOW_KIND_DEPOSIT, /,
    );
  });

  it('never throw for a text, whatever it is', () => {
    const topics = fc.constantFrom(...Object.keys(TOPICS));
    fc.assert(
      fc.property(topics, fc.oneof(fc.string(), fc.json()), (topic, text) => {
        expect(codec.decode(topic, text).problem).toEqual(expect.any(String));
      }),
    );
  });

  it('stop the process where its own instrument is not known: that is no message of ours', () => {
    const { message } = codec.decode('risk.booking.v1', JSON.stringify(booking));
    if (message?.topic !== 'risk.booking.v1') throw new Error('not read');
    const foreign = { ...message, instrumentId: 'ZZZ' as InstrumentId };
    expect(() => codec.encode(foreign)).toThrow('a message is about ZZZ');
  });
});

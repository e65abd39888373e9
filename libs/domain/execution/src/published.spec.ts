import { describe, expect, it } from '@jest/globals';
import type { OrderFact } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId, quantity, venueOrderId } from '@stratvector/model';
import type { OrderRole } from '@stratvector/model';
import { ticket } from '@stratvector/testing';
import type { OrderEvent } from './order/events.ts';
import { publishedOrderFact } from './published.ts';

const at = 1n as Timestamp;
const accepted: OrderEvent = { type: 'OrderAccepted', data: { venueOrderId: venueOrderId('S1') } };
const expired: OrderEvent = { type: 'OrderExpired', data: { cumulative: quantity(0n) } };
const refused: OrderEvent = {
  type: 'OrderSendRefused',
  data: { code: 'EXCEEDS_APPROVAL', approved: quantity(1n), left: quantity(1n) },
};
const whole = ticket();
const child = ticket({
  clientOrderId: clientOrderId('order.1'),
  parentId: clientOrderId('order'),
});
const guard = ticket({
  clientOrderId: clientOrderId('order.1.SL'),
  parentId: clientOrderId('order.1'),
  role: 'stop-loss',
});

describe('what others hear of an order', () => {
  it.each([
    ['of one that went out whole, all', whole, accepted, ['order', null, 'accepted']],
    ['and its end', whole, expired, ['order', null, 'expired']],
    ['and that it was not sent', whole, refused, ['order', null, 'rejected']],
    ['of what guards a position, too', guard, expired, ['order.1.SL', 'order.1', 'expired']],
    [
      'of a child that the venue has taken it, as its parent',
      child,
      accepted,
      ['order', null, 'accepted'],
    ],
    ['and nothing else', child, expired, null],
    ['its refusal either', child, refused, null],
  ] as const)('%s', (_rule, about, event, expected) => {
    const message = publishedOrderFact(event, about, at, () => true);
    expect(message && [message.orderId, message.parentId, message.fact.kind]).toEqual(expected);
  });

  it.each([
    ['whole', whole, refused],
    ['child', child, accepted],
  ] as const)('nothing of a %s order that nobody hears', (_which, about, event) => {
    const told = publishedOrderFact(event, about, at, () => true);
    const hears = (kind: OrderFact['kind'], role: OrderRole): boolean =>
      kind !== told?.fact.kind || role !== about.role;
    expect(publishedOrderFact(event, about, at, hears)).toBeNull();
  });
});

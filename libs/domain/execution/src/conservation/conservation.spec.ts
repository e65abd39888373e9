import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId, money, price, quantity, tradeId } from '@stratvector/model';
import type { VenueFact } from '@stratvector/model';
import { ticket } from '@stratvector/testing';
import { Conservation } from './conservation.ts';

const at = 1n as Timestamp;
const child = (number: number, count: bigint) =>
  ticket({
    clientOrderId: clientOrderId(`order.${String(number)}`),
    parentId: clientOrderId('order'),
    quantity: quantity(count),
  });
const orderId = (number: number) => clientOrderId(`order.${String(number)}`);
const fill = (number: number, count: bigint): VenueFact => ({
  type: 'OrderFilled',
  at,
  orderId: orderId(number),
  tradeId: tradeId('t'),
  quantity: quantity(count),
  price: price(1n),
  commission: money(0n),
  fees: money(0n),
  slippage: money(0n),
  moment: 'open',
  barOpenTime: at,
  policyDecided: false,
});
const end = (number: number, type: 'OrderExpired' | 'OrderCanceled'): VenueFact =>
  type === 'OrderExpired'
    ? { type, at, orderId: orderId(number), cumulative: quantity(0n) }
    : { type, at, orderId: orderId(number), code: 'REQUESTED', cumulative: quantity(0n) };

const resize = (number: number, count: bigint): VenueFact => ({
  type: 'OrderUpdated',
  at,
  orderId: orderId(number),
  quantity: quantity(count),
  limitPrice: null,
  stopPrice: null,
});

/** 100 approved; what each step answers that is asked whether it may leave. */
const answers = (steps: readonly (readonly [number, bigint] | VenueFact)[]) => {
  const conservation = new Conservation();
  conservation.approve(ticket());
  return steps.flatMap((step) => {
    if ('type' in step) {
      conservation.hear(step);
      return [];
    }
    return [conservation.leave(child(...step))];
  });
};

const left = (count: bigint) => ({ approved: 100n, left: count });

describe('the last check before the wire', () => {
  it.each([
    [
      'lets children leave up to what was approved',
      [
        [1, 40n],
        [2, 60n],
      ],
      [null, null],
    ],
    [
      'and not one more',
      [
        [1, 40n],
        [2, 60n],
        [3, 1n],
      ],
      [null, null, left(100n)],
    ],
    [
      'follows the venue where it cuts a child',
      [[1, 60n], resize(1, 20n), [2, 81n], [3, 80n]],
      [null, left(20n), null],
    ],
    [
      'and where it has made one larger than was approved',
      [[1, 60n], resize(1, 120n), [2, 1n]],
      [null, left(120n)],
    ],
    ['nor one that is too much by itself', [[1, 101n]], [left(0n)]],
    [
      'what is refused has not left',
      [
        [1, 101n],
        [2, 100n],
      ],
      [left(0n), null],
    ],
    ['counts what is filled as gone', [[1, 60n], fill(1, 60n), [2, 60n]], [null, left(60n)]],
    [
      'takes back what the venue canceled',
      [[1, 60n], end(1, 'OrderCanceled'), [2, 100n]],
      [null, null],
    ],
    [
      'but not what it had filled',
      [[1, 60n], fill(1, 20n), end(1, 'OrderExpired'), [2, 81n], [3, 80n]],
      [null, left(20n), null],
    ],
    [
      'takes it back once',
      [[1, 60n], end(1, 'OrderCanceled'), end(1, 'OrderCanceled'), [2, 101n]],
      [null, left(0n)],
    ],
    [
      'hears nothing about orders that never left',
      [fill(9, 5n), end(9, 'OrderExpired'), [1, 100n]],
      [null],
    ],
  ] as const)('%s', (_rule, steps, expected) => {
    expect(answers(steps)).toEqual(expected);
  });

  it('knows no children of orders that nobody approved', () => {
    expect(new Conservation().leave(child(1, 1n))).toEqual({ approved: 0n, left: 0n });
  });

  it('lets nothing leave for an order that has ended', () => {
    const conservation = new Conservation();
    conservation.approve(ticket());
    conservation.end(clientOrderId('order'));
    expect(conservation.leave(child(1, 1n))).toEqual({ approved: 0n, left: 0n });
  });

  it('hears an approval once', () => {
    const conservation = new Conservation();
    conservation.approve(ticket());
    conservation.leave(child(1, 100n));
    conservation.approve(ticket());
    expect(conservation.leave(child(2, 1n))).toEqual(left(100n));
  });

  it('asks nothing of an order that is no child', () => {
    expect(new Conservation().leave(ticket({ quantity: quantity(5n) }))).toBeNull();
  });
});

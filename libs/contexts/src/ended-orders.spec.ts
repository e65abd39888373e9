import { expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId } from '@stratvector/model';
import { EndedOrders } from './ended-orders.ts';

const DAY = 86_400_000_000_000n;
const day = (count: bigint): Timestamp => (count * DAY) as Timestamp;

it('orders that have ended are kept for a week', () => {
  const ended = new EndedOrders();
  expect(ended.add(clientOrderId('a'), day(0n))).toEqual([]);
  expect(ended.add(clientOrderId('b'), day(1n))).toEqual([]);
  expect(ended.add(clientOrderId('c'), day(7n))).toEqual([]);
  expect(ended.add(clientOrderId('d'), day(8n))).toEqual(['a']);
  expect(ended.add(clientOrderId('e'), day(30n))).toEqual(['b', 'c', 'd']);
});

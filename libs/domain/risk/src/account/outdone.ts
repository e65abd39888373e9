import { absolute, add, least, negate, subtract } from '@stratvector/model';
import type { OrderRole, Quantity } from '@stratvector/model';
import type { copyOfSlot, OpenOrder } from './state.ts';

const NOTHING = 0n as Quantity;

/** An exit or a turn has less to close the more another has closed; what a turn opens stays. */
const cut = (order: OpenOrder, before: Quantity, after: Quantity): OpenOrder => {
  const closing = least(absolute(order.remaining), absolute(before));
  const outdone = subtract(closing, least(closing, absolute(after)));
  const change = order.remaining < 0n ? negate(outdone) : outdone;
  return { ...order, remaining: subtract(order.remaining, change) };
};

/** A slot that is being made: nobody else has seen it yet. */
type Copy = ReturnType<typeof copyOfSlot>;

export const workOn = (slot: Copy, orders: readonly OpenOrder[]): void => {
  slot.orders = orders;
  slot.working = orders.reduce((sum, { remaining }) => add(sum, remaining), NOTHING);
};

/** What a protective fill has closed, an exit or a turn that works closes no more, as the venue has it. */
export const outdo = (
  slot: Copy,
  { role, positionAfter }: { readonly role: OrderRole; readonly positionAfter: Quantity },
): void => {
  if (slot.orders.length === 0 || (role !== 'stop-loss' && role !== 'take-profit')) return;
  const { position } = slot;
  const closes = ({ remaining }: OpenOrder): boolean => remaining > 0n !== position > 0n;
  workOn(
    slot,
    slot.orders.map((order) => (closes(order) ? cut(order, position, positionAfter) : order)),
  );
};

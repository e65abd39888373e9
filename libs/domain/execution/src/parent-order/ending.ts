import { subtract } from '@stratvector/model';
import type { Quantity } from '@stratvector/model';
import type { ChildOrder, OrderEnd, ParentOrder, ParentOrderEvent } from './events.ts';
import { evolve } from './evolve.ts';

/** What a child may still fill. */
const restOf = ({ quantity, filled }: ChildOrder): Quantity => subtract(quantity, filled);

/** What is out and may still fill. */
export const openOf = ({ children }: ParentOrder): Quantity => {
  let open = 0n;
  for (const child of children) open += restOf(child);
  return open as Quantity;
};

const terminal = (end: OrderEnd, { filled: cumulative }: ParentOrder): ParentOrderEvent => {
  switch (end.as) {
    case 'canceled':
      return { type: 'ParentOrderCanceled', data: { code: end.code, cumulative } };
    case 'expired':
      return { type: 'ParentOrderExpired', data: { cumulative } };
    case 'rejected':
      return { type: 'ParentOrderRejected', data: { code: end.code, cumulative } };
  }
};

const COMPLETED: ParentOrderEvent = { type: 'ParentOrderCompleted', data: {} };

const cancelChildren = ({ children }: ParentOrder, cause: string): readonly ParentOrderEvent[] =>
  children
    .filter(({ canceling }) => !canceling)
    .map(({ id }) => ({ type: 'ChildOrderCancelRequested', data: { childId: id, cause } }));

/** The end that is wanted: at once where no child is out, else once the last has ended. */
export const endWith = (
  parent: ParentOrder,
  end: OrderEnd,
  cause: string,
): readonly ParentOrderEvent[] => {
  if (parent.children.length === 0) return [terminal(end, parent)];
  return [
    { type: 'ParentOrderEndRequested', data: { end, cause } },
    ...cancelChildren(parent, cause),
  ];
};

/** What others have done of it ends it as it ends any order of the group: canceled, not filled. */
const doneEnd = ({ reduced, ...parent }: ParentOrder): ParentOrderEvent =>
  reduced > 0n
    ? terminal({ as: 'canceled', code: 'OCO_FILLED' }, { reduced, ...parent })
    : COMPLETED;

/** Once no child is out: whether it is done, or the end that was asked for has come. */
const conclusion = (parent: ParentOrder): readonly ParentOrderEvent[] => {
  if (parent.children.length > 0) return [];
  if (parent.filled === parent.quantity) return [doneEnd(parent)];
  return parent.status === 'ending' && parent.end ? [terminal(parent.end, parent)] : [];
};

/** An event, and the end that it brings. */
export const concluded = (
  parent: ParentOrder,
  event: ParentOrderEvent,
): readonly ParentOrderEvent[] => [event, ...conclusion(evolve(parent, event))];

/** Less is left to do: children that are out for more than that are called back. */
export const reducedBy = (
  parent: ParentOrder,
  by: Quantity,
  closing: Quantity,
): readonly ParentOrderEvent[] => {
  const quantity = subtract(parent.quantity, by);
  const event: ParentOrderEvent = { type: 'ParentOrderReduced', data: { by, quantity, closing } };
  const left = subtract(quantity, parent.filled);
  const calls = openOf(parent) > left ? cancelChildren(parent, 'OCO_FILLED') : [];
  return [...concluded(parent, event), ...calls];
};

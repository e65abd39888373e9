import { add, subtract } from '@stratvector/model';
import type { ClientOrderId, OrderTicket, Quantity, VenueFact } from '@stratvector/model';

const NOTHING = 0n as Quantity;

/** After these the venue fills no more of an order. */
const ENDS: ReadonlySet<VenueFact['type']> = new Set([
  'OrderCanceled',
  'OrderExpired',
  'OrderRejected',
]);

interface Approved {
  readonly quantity: Quantity;
  /** Of its children: what is out, and what those that have ended had filled. */
  left: Quantity;
}

interface Sent {
  readonly of: Approved;
  quantity: Quantity;
  filled: Quantity;
}

/** How much was approved, and how much of it had left before what is refused. */
export interface Excess {
  readonly approved: Quantity;
  readonly left: Quantity;
}

/**
 * The last check before the wire: the children of an order never come to more than was approved of it.
 * It believes nobody but risk and the venue. What it compares is counted from the approval as it came,
 * from what has left, and from the venue's own word about that, and from no state of the orders.
 */
export class Conservation {
  readonly #approved = new Map<ClientOrderId, Approved>();
  readonly #sent = new Map<ClientOrderId, Sent>();

  /** An order whose children will be sent in its place; said once. */
  approve({ clientOrderId, quantity }: OrderTicket): void {
    if (!this.#approved.has(clientOrderId))
      this.#approved.set(clientOrderId, { quantity, left: NOTHING });
  }

  /** Nothing more leaves for it: from here on a child of it is one of nobody's. */
  end(orderId: ClientOrderId): void {
    this.#approved.delete(orderId);
  }

  /** A child is about to leave; null where it may. An order that is no child is its own approval. */
  leave({ clientOrderId, parentId, quantity }: OrderTicket): Excess | null {
    if (parentId === null) return null;
    const of = this.#approved.get(parentId);
    if (!of) return { approved: NOTHING, left: NOTHING };
    if (of.left + quantity > of.quantity) return { approved: of.quantity, left: of.left };
    of.left = add(of.left, quantity);
    this.#sent.set(clientOrderId, { of, quantity, filled: NOTHING });
    return null;
  }

  /** What the venue says of a child; what it will not fill any more may leave again. */
  hear(fact: VenueFact): void {
    if (fact.type === 'OrderArmed') return;
    const sent = this.#sent.get(fact.orderId);
    if (!sent) return;
    if (fact.type === 'OrderFilled') sent.filled = add(sent.filled, fact.quantity);
    else if (fact.type === 'OrderUpdated') this.#resize(sent, fact.quantity);
    else if (ENDS.has(fact.type)) this.#resize(sent, sent.filled);
    if (ENDS.has(fact.type) || sent.filled >= sent.quantity) this.#sent.delete(fact.orderId);
  }

  #resize(sent: Sent, quantity: Quantity): void {
    sent.of.left = add(sent.of.left, subtract(quantity, sent.quantity));
    sent.quantity = quantity;
  }
}

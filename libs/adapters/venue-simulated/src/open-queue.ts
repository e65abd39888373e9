import type { WorkingOrder } from './book.ts';
import { isTaking } from './reach.ts';

/** Market orders go before resting ones, reductions before the rest, then by arrival. */
const rankOf = (order: WorkingOrder): number => {
  if (!isTaking(order)) return order.isProtective ? 2 : 3;
  return order.ticket.reduceOnly ? 0 : 1;
};

/** Orders in the order in which an open meets them. Made once; each bar writes it over. */
export class OpenQueue {
  readonly #orders: WorkingOrder[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  at(place: number): WorkingOrder {
    return this.#orders[place] as WorkingOrder;
  }

  /** To be called in order of arrival. */
  add(order: WorkingOrder): void {
    const rank = rankOf(order);
    let place = this.#length;
    for (; place > 0 && rankOf(this.at(place - 1)) > rank; place -= 1)
      this.#orders[place] = this.at(place - 1);
    this.#orders[place] = order;
    this.#length += 1;
  }
}

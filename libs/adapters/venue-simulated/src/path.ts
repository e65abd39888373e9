import type { Price } from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import { isWaitingStop, reached } from './reach.ts';
import type { VenueBar } from './reach.ts';
import { isBetter, levelAt } from './trailing.ts';

/** Where a price is first met, and how far along the way. */
export interface Meeting {
  readonly price: Price;
  readonly distance: bigint;
}

const gap = (a: Price, b: Price): bigint => (a > b ? a - b : b - a);

/** The nearer extreme comes first; at equal distance the one that is worse for the first order. */
const startsUp = ({ open, high, low }: VenueBar, worst: WorkingOrder): boolean => {
  const [up, down] = [high - open, open - low];
  if (up !== down) return up < down;
  return isWaitingStop(worst) === worst.buys;
};

/** The level once an extreme was seen. One alone is better than the best before it: there is one move. */
const taken = (order: WorkingOrder, level: Price | null, to: Price): Price | null => {
  const { best, trails } = order;
  return trails && (best === null || isBetter(order, to, best)) ? levelAt(order, to) : level;
};

/** The way that a bar is taken to have gone: O, the nearer extreme, the farther one, C. */
export class PricePath {
  readonly #points: readonly Price[];
  /** How far the bar has been worked through; what is behind cannot be met any more. */
  #walked = 0n;

  constructor(bar: VenueBar, worst: WorkingOrder) {
    const { open, high, low, close } = bar;
    this.#points = startsUp(bar, worst) ? [open, high, low, close] : [open, low, high, close];
  }

  walkTo(distance: bigint): void {
    this.#walked = distance;
  }

  /** The whole way. */
  get length(): bigint {
    return this.#legs().reduce((sum, [from, to]) => sum + gap(from, to), 0n);
  }

  /** How far it is to where a price is first met; the bar contains the price. */
  distanceTo(price: Price): bigint {
    let walked = 0n;
    for (const [from, to] of this.#legs()) {
      const length = gap(from, to);
      const ahead = gap(from, price);
      if (ahead <= length && gap(price, to) <= length) return walked + ahead;
      walked += length;
    }
    return walked;
  }

  get walked(): bigint {
    return this.#walked;
  }

  /**
   * Where what is left of the way meets a stop. One that trails is taken along from where it came to
   * the bar, also over what has been walked since for orders that filled before it.
   */
  stopMet(order: WorkingOrder, since: bigint): Meeting | null {
    let level = order.stopPrice;
    let walked = 0n;
    for (const [from, to] of this.#legs()) {
      const end = walked + gap(from, to);
      if (end > this.#walked && level !== null && reached(order, to, level))
        return this.#met(order, from, level, walked);
      if (end > since) level = taken(order, level, to);
      walked = end;
    }
    return null;
  }

  #met(order: WorkingOrder, from: Price, level: Price, walked: bigint): Meeting {
    const price = reached(order, from, level) ? from : level;
    return { price, distance: walked + gap(from, price) };
  }

  #legs(): readonly (readonly [Price, Price])[] {
    const [open, first, second, close] = this.#points as [Price, Price, Price, Price];
    return [
      [open, first],
      [first, second],
      [second, close],
    ];
  }
}

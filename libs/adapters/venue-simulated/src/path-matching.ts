import type { Book, WorkingOrder } from './book.ts';
import { Chance } from './chance.ts';
import type { Scene } from './chance.ts';
import { areRivals, goesBefore, isArmedIn, rests } from './matching.ts';
import type { Matching } from './matching.ts';
import { PricePath } from './path.ts';
import type { Meeting } from './path.ts';
import { insidePrice, isWaitingStop } from './reach.ts';
import type { LimitFill } from './reach.ts';

/** Whichever the path O, nearer extreme, farther extreme, C meets first. */
export class PathMatching implements Matching {
  readonly #limitFill: LimitFill;
  readonly #passed = new Set<WorkingOrder>();
  /** How far the bar was walked when an order came to it: orders that an entry inside it arms. */
  readonly #since = new Map<WorkingOrder, bigint>();
  /** Of the bar at hand, once an order may fill in it. */
  #path: PricePath | null = null;

  constructor(limitFill: LimitFill) {
    this.#limitFill = limitFill;
  }

  begin(): void {
    this.#passed.clear();
    this.#since.clear();
    this.#path = null;
  }

  pass(order: WorkingOrder): void {
    this.#passed.add(order);
  }

  next(book: Book, scene: Scene): Chance | null {
    const orders = book.orders.filter((order) => this.#mayFill(order, scene));
    if (orders.length === 0) return null;
    const worst = orders.reduce((a, b) => (goesBefore(b, a, true) ? b : a));
    this.#path ??= new PricePath(scene.shown, worst);
    const met = this.#met(orders, scene, this.#path);
    const [first] = met.sort(byDistance);
    if (!first) return null;
    this.#path.walkTo(first.distance);
    const chance = new Chance(first.order, scene, first.price);
    chance.decidedByPolicy = met.some(({ order }) => areRivals(first.order, order));
    return chance;
  }

  #mayFill(order: WorkingOrder, scene: Scene): boolean {
    if (this.#passed.has(order) || !rests(order, scene)) return false;
    if (isArmedIn(order, scene)) return order.ticket.role === 'stop-loss';
    return order.trails || insidePrice(order, scene.shown, this.#limitFill) !== null;
  }

  #met(orders: readonly WorkingOrder[], { shown }: Scene, path: PricePath): Met[] {
    const met: Met[] = [];
    for (const order of orders) {
      const price = insidePrice(order, shown, this.#limitFill);
      const meeting = meetingOf(order, price, { path, since: this.#sinceOf(order, path) });
      if (meeting) met.push({ order, ...meeting });
    }
    return met;
  }

  #sinceOf(order: WorkingOrder, { walked }: PricePath): bigint {
    const since = this.#since.get(order) ?? walked;
    this.#since.set(order, since);
    return since;
  }
}

interface Met extends Meeting {
  readonly order: WorkingOrder;
}

const byDistance = (a: Met, b: Met): number => {
  if (a.distance !== b.distance) return a.distance < b.distance ? -1 : 1;
  return goesBefore(a.order, b.order, true) ? -1 : 1;
};

const meetingOf = (
  order: WorkingOrder,
  price: Meeting['price'] | null,
  { path, since }: { readonly path: PricePath; readonly since: bigint },
): Meeting | null => {
  const stops = isWaitingStop(order);
  if (stops && order.limitPrice === null) return path.stopMet(order, since);
  if (price === null) return null;
  // A stop-limit that comes back to its limit is known by the close alone.
  const comesBack = stops && price !== order.stopPrice;
  return { price, distance: comesBack ? path.length : path.distanceTo(price) };
};

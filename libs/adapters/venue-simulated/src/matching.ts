import type { Price } from '@stratvector/model';
import type { Book, WorkingOrder } from './book.ts';
import { Chance } from './chance.ts';
import { insidePrice, isTaking, isWaitingStop } from './reach.ts';
import type { LimitFill, VenueBar } from './reach.ts';

export type IntrabarPolicy = 'pessimistic' | 'optimistic' | 'path';

export interface InsideRules {
  readonly intrabar: IntrabarPolicy;
  readonly limitFill: LimitFill;
}

/** Stops are worse for whoever holds or enters; limits are better. */
const rank = (order: WorkingOrder): number => (isWaitingStop(order) ? 0 : 1);

/** The worse first, or under `optimistic` the better; among equals the earlier. */
const goesBefore = (a: WorkingOrder, b: WorkingOrder, policy: IntrabarPolicy): boolean => {
  const ranked = rank(a) - rank(b);
  if (ranked !== 0) return policy === 'optimistic' ? ranked > 0 : ranked < 0;
  return a.arrival < b.arrival;
};

const between = (price: Price, a: Price, b: Price): boolean =>
  a < b ? price >= a && price <= b : price <= a && price >= b;

const gap = (a: Price, b: Price): bigint => (a > b ? a - b : b - a);

/** How far on the way O → nearer extreme → farther extreme a price is first met. */
const pathDistance = (bar: VenueBar, price: Price, rising: boolean): bigint => {
  const turn = rising ? bar.high : bar.low;
  if (between(price, bar.open, turn)) return gap(bar.open, price);
  return gap(bar.open, turn) + gap(turn, price);
};

/** The nearer extreme comes first; at equal distance the one that is worse for the first order. */
const startsUp = (bar: VenueBar, worst: WorkingOrder): boolean => {
  const up = bar.high - bar.open;
  const down = bar.open - bar.low;
  if (up !== down) return up < down;
  return isWaitingStop(worst) === worst.buys;
};

const isAuction = ({ ticket }: WorkingOrder): boolean =>
  ticket.timeInForce === 'OPG' || ticket.timeInForce === 'CLS';

/** Finds what fills next inside a bar. Its lists are made once and written over. */
export class Matching {
  readonly #rules: InsideRules;
  readonly #orders: WorkingOrder[] = [];
  readonly #prices: Price[] = [];
  #count = 0;
  #pass = 0;

  constructor(rules: InsideRules) {
    this.#rules = rules;
  }

  /** A new bar: every order may be offered a fill again. */
  begin(): void {
    this.#pass += 1;
  }

  /** The order was offered a fill and could take none; it is passed over for the rest of the bar. */
  pass(order: WorkingOrder): void {
    order.passedIn = this.#pass;
  }

  /** The order that fills next inside the bar, or null when none does. */
  next(book: Book, bar: VenueBar): Chance | null {
    this.#collect(book, bar);
    if (this.#count === 0) return null;
    const chosen = this.#count === 1 ? 0 : this.#choice(bar);
    const order = this.#orders[chosen] as WorkingOrder;
    const chance = new Chance(order, bar, this.#prices[chosen] as Price, 'inside');
    chance.decidedByPolicy = this.#count > 1;
    return chance;
  }

  #collect(book: Book, bar: VenueBar): void {
    this.#count = 0;
    for (const order of book.orders) {
      if (!this.#mayFill(order, bar)) continue;
      const price = insidePrice(order, bar, this.#rules.limitFill);
      if (price === null) continue;
      this.#orders[this.#count] = order;
      this.#prices[this.#count] = price;
      this.#count += 1;
    }
  }

  #mayFill(order: WorkingOrder, bar: VenueBar): boolean {
    if (order.worksFrom > bar.openTime || order.passedIn === this.#pass) return false;
    if (isTaking(order) || isAuction(order)) return false;
    return order.armedInside !== bar.openTime || this.#mayFillAtOnce(order);
  }

  /** Armed inside this bar: a target waits for the next, a stop does where the policy is favorable. */
  #mayFillAtOnce({ ticket }: WorkingOrder): boolean {
    if (ticket.role === 'take-profit') return false;
    return this.#rules.intrabar !== 'optimistic' || ticket.role !== 'stop-loss';
  }

  #choice(bar: VenueBar): number {
    const { intrabar } = this.#rules;
    return intrabar === 'path' ? this.#firstOnPath(bar) : this.#firstBy(intrabar);
  }

  #firstBy(policy: IntrabarPolicy): number {
    let first = 0;
    for (let at = 1; at < this.#count; at += 1) {
      const [a, b] = [this.#orders[at] as WorkingOrder, this.#orders[first] as WorkingOrder];
      if (goesBefore(a, b, policy)) first = at;
    }
    return first;
  }

  #firstOnPath(bar: VenueBar): number {
    const worst = this.#firstBy('pessimistic');
    const rising = startsUp(bar, this.#orders[worst] as WorkingOrder);
    let first = worst;
    let nearest = pathDistance(bar, this.#prices[worst] as Price, rising);
    for (let at = 0; at < this.#count; at += 1) {
      const distance = pathDistance(bar, this.#prices[at] as Price, rising);
      const [a, b] = [this.#orders[at] as WorkingOrder, this.#orders[first] as WorkingOrder];
      if (distance > nearest || (distance === nearest && !goesBefore(a, b, 'pessimistic')))
        continue;
      first = at;
      nearest = distance;
    }
    return first;
  }
}

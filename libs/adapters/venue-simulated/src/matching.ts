import type { Price } from '@stratvector/model';
import type { Book, WorkingOrder } from './book.ts';
import { Chance } from './chance.ts';
import type { Scene } from './chance.ts';
import { insidePrice, isTaking, isWaitingStop } from './reach.ts';
import type { LimitFill } from './reach.ts';

/** Who decides when more than one order could fill inside a bar; `finer` are bars within it. */
export type IntrabarPolicy = 'pessimistic' | 'optimistic' | 'path' | 'finer';

export interface InsideRules {
  readonly intrabar: IntrabarPolicy;
  readonly limitFill: LimitFill;
}

/** Finds what fills next inside a bar. */
export interface Matching {
  /** A new bar: every order may be offered a fill again. */
  begin(): void;
  /** The order was offered a fill and could take none; it is passed over for the rest of the bar. */
  pass(order: WorkingOrder): void;
  /** The order that fills next inside the bar that is shown, or null when none does. */
  next(book: Book, scene: Scene): Chance | null;
}

/** Stops are worse for whoever holds or enters; limits are better. */
const rank = (order: WorkingOrder): number => (isWaitingStop(order) ? 0 : 1);

/** The worse first, or the better; among equals the earlier. */
export const goesBefore = (a: WorkingOrder, b: WorkingOrder, worseFirst: boolean): boolean => {
  const ranked = rank(a) - rank(b);
  if (ranked !== 0) return worseFirst ? ranked < 0 : ranked > 0;
  return a.arrival < b.arrival;
};

const isAuction = ({ ticket }: WorkingOrder): boolean =>
  ticket.timeInForce === 'OPG' || ticket.timeInForce === 'CLS';

/** Whether one that fills leaves less to the other: of the position that both are for, or of the bar's volume. */
export const areRivals = (a: WorkingOrder, b: WorkingOrder): boolean =>
  a !== b && (a.holding === b.holding || a.book.liquidity !== null);

/** Whether the order rests in the book while the inside of the bar goes by. */
export const rests = (order: WorkingOrder, { bar }: Scene): boolean =>
  order.worksFrom <= bar.openTime && !isTaking(order) && !isAuction(order);

export const isArmedIn = (order: WorkingOrder, { shown }: Scene): boolean =>
  order.armedInside === shown.openTime;

/** By rank alone, for all policies but the path. Its lists are made once and written over. */
export class RankMatching implements Matching {
  readonly #limitFill: LimitFill;
  readonly #worseFirst: boolean;
  readonly #orders: WorkingOrder[] = [];
  readonly #prices: Price[] = [];
  #count = 0;
  #pass = 0;

  constructor({ intrabar, limitFill }: InsideRules) {
    this.#limitFill = limitFill;
    this.#worseFirst = intrabar !== 'optimistic';
  }

  begin(): void {
    this.#pass += 1;
  }

  pass(order: WorkingOrder): void {
    order.passedIn = this.#pass;
  }

  next(book: Book, scene: Scene): Chance | null {
    this.#collect(book, scene);
    if (this.#count === 0) return null;
    const chosen = this.#first();
    const chance = new Chance(
      this.#orders[chosen] as WorkingOrder,
      scene,
      this.#prices[chosen] as Price,
    );
    chance.decidedByPolicy = this.#hasRival(chance.order);
    return chance;
  }

  #hasRival(chosen: WorkingOrder): boolean {
    for (let at = 0; at < this.#count; at += 1)
      if (areRivals(chosen, this.#orders[at] as WorkingOrder)) return true;
    return false;
  }

  #collect(book: Book, scene: Scene): void {
    this.#count = 0;
    for (const order of book.orders) {
      if (!this.#mayFill(order, scene)) continue;
      const price = insidePrice(order, scene.shown, this.#limitFill);
      if (price === null) continue;
      this.#orders[this.#count] = order;
      this.#prices[this.#count] = price;
      this.#count += 1;
    }
  }

  #mayFill(order: WorkingOrder, scene: Scene): boolean {
    if (order.passedIn === this.#pass || !rests(order, scene)) return false;
    return !isArmedIn(order, scene) || this.#mayFillAtOnce(order);
  }

  /** A target waits for the next bar; a stop is met for certain after a limit, else by policy. */
  #mayFillAtOnce({ ticket, armedByLimit }: WorkingOrder): boolean {
    return ticket.role === 'stop-loss' && (armedByLimit || this.#worseFirst);
  }

  #first(): number {
    let first = 0;
    for (let at = 1; at < this.#count; at += 1) {
      const [a, b] = [this.#orders[at] as WorkingOrder, this.#orders[first] as WorkingOrder];
      if (goesBefore(a, b, this.#worseFirst)) first = at;
    }
    return first;
  }
}

import type { Timestamp } from '@stratvector/kernel';
import { countOfNumber, roundToLots } from '@stratvector/model';
import type { FillMoment, Price, Quantity } from '@stratvector/model';
import { BarClock } from './bar-clock.ts';
import type { Book, WorkingOrder } from './book.ts';
import { Chance } from './chance.ts';
import type { Desk } from './desk.ts';
import { Filler } from './filler.ts';
import type { FillRules } from './filler.ts';
import { Matching } from './matching.ts';
import type { InsideRules } from './matching.ts';
import { OpenQueue } from './open-queue.ts';
import { isTaking, openPrice, triggersAtOpen, triggersInside } from './reach.ts';
import type { VenueBar } from './reach.ts';
import { followPrice } from './trailing.ts';

export interface VenueRules extends FillRules, InsideRules {
  readonly latencyMs: number;
  /** Share of a bar's volume that may fill; null is no limit. */
  readonly participationMax: number | null;
}

type End = 'expired' | 'IMMEDIATE_OR_CANCEL' | 'FILL_OR_KILL';

/** What its time in force makes of an order once a bar is over; null where it works on. */
const endOf = ({ ticket, bars }: WorkingOrder, bar: VenueBar, at: Timestamp): End | null => {
  const worked = bars > 0;
  switch (ticket.timeInForce) {
    case 'GTC':
      return null;
    case 'GTD':
      return ticket.goodTill !== null && ticket.goodTill <= at ? 'expired' : null;
    case 'IOC':
      return worked ? 'IMMEDIATE_OR_CANCEL' : null;
    case 'FOK':
      return worked ? 'FILL_OR_KILL' : null;
    case 'OPG':
      return worked ? 'expired' : null;
    case 'DAY':
    case 'CLS':
      return bar.lastOfSession ? 'expired' : null;
  }
};

const isWorking = (order: WorkingOrder, bar: VenueBar): boolean => order.worksFrom <= bar.openTime;

/** Works one bar of one instrument through: open, inside, close. */
export class BarSession {
  readonly #rules: VenueRules;
  readonly #desk: Desk;
  readonly #clock = new BarClock();
  readonly #queue = new OpenQueue();
  readonly #filler: Filler;
  readonly #matching: Matching;

  constructor(rules: VenueRules, desk: Desk) {
    this.#rules = rules;
    this.#desk = desk;
    this.#filler = new Filler(rules, desk, this.#clock);
    this.#matching = new Matching(rules);
  }

  open(book: Book, bar: VenueBar): void {
    book.liquidity = this.#liquidity(book, bar);
    const queue = this.#queue;
    queue.clear();
    for (const order of book.orders) {
      if (!isWorking(order, bar)) continue;
      if (order.ticket.timeInForce !== 'OPG' || bar.firstOfSession) order.bars += 1;
      followPrice(order, bar.open);
      queue.add(order);
    }
    for (let place = 0; place < queue.length; place += 1) this.#atOpen(queue.at(place), bar);
  }

  inside(book: Book, bar: VenueBar): void {
    const matching = this.#matching;
    matching.begin();
    for (;;) {
      const chance = matching.next(book, bar);
      if (!chance) break;
      if (!this.#filler.fill(chance)) matching.pass(chance.order);
    }
    for (const order of book.orders)
      if (order.limitPrice !== null && isWorking(order, bar) && triggersInside(order, bar))
        this.#desk.trigger(order, this.#clock.closeAt(bar));
  }

  close(book: Book, bar: VenueBar): void {
    if (bar.lastOfSession) this.#atClose(book, bar);
    const { orders } = book;
    if (orders.length === 0) return;
    const at = this.#clock.closeAt(bar);
    // An order that ends leaves its place to the next.
    for (let place = 0; place < orders.length;) {
      const order = orders[place] as WorkingOrder;
      followPrice(order, order.buys ? bar.low : bar.high);
      this.#endOfTime(order, bar, at);
      if (!order.isOver) place += 1;
    }
  }

  /** Orders decided on this very bar, at its close. */
  fillAtClose(book: Book, bar: VenueBar): void {
    const queue = this.#queue;
    queue.clear();
    for (const order of book.orders) if (isTaking(order) && order.bars === 0) queue.add(order);
    for (let place = 0; place < queue.length; place += 1) {
      const order = queue.at(place);
      order.bars += 1;
      this.#fill(order, bar, bar.close, 'close');
    }
  }

  #liquidity(book: Book, bar: VenueBar): Quantity | null {
    const share = this.#rules.participationMax;
    if (bar.hasVolume && bar.volume <= 0) return 0n as Quantity;
    if (share === null || !bar.hasVolume) return null;
    const { quantityDecimals } = book.instrument;
    const most = BigInt(Math.floor(Number(countOfNumber(bar.volume, quantityDecimals)) * share));
    return roundToLots(book.instrument, most as Quantity);
  }

  #atOpen(order: WorkingOrder, bar: VenueBar): void {
    if (order.isOver) return;
    const { timeInForce } = order.ticket;
    if (timeInForce === 'CLS' || (timeInForce === 'OPG' && !bar.firstOfSession)) return;
    const price = openPrice(order, bar.open);
    if (price !== null) this.#fill(order, bar, price, 'open');
    else if (triggersAtOpen(order, bar.open)) this.#desk.trigger(order, this.#clock.openAt(bar));
  }

  #atClose(book: Book, bar: VenueBar): void {
    for (const order of book.orders.slice())
      if (order.ticket.timeInForce === 'CLS' && isWorking(order, bar) && !order.isOver)
        if (openPrice(order, bar.close) !== null) this.#fill(order, bar, bar.close, 'close');
  }

  #fill(order: WorkingOrder, bar: VenueBar, price: Price, moment: FillMoment): void {
    this.#filler.fill(new Chance(order, bar, price, moment));
  }

  #endOfTime(order: WorkingOrder, bar: VenueBar, at: Timestamp): void {
    const end = endOf(order, bar, at);
    if (end === 'expired') this.#desk.expire(order, at);
    else if (end !== null) this.#desk.cancel(order, end, at);
  }
}

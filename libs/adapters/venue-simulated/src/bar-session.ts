import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { countOfNumber, roundToLots } from '@stratvector/model';
import type { CancellationCode, FillMoment, Price, Quantity, VenueSink } from '@stratvector/model';
import type { Book } from './book.ts';
import { Filler } from './filler.ts';
import type { FillRules, Registry } from './filler.ts';
import { nextInside } from './matching.ts';
import type { IntrabarPolicy } from './matching.ts';
import { trail } from './protection.ts';
import { isTaking, openPrice, triggersAtOpen, triggersInside } from './reach.ts';
import type { LimitFill, VenueBar } from './reach.ts';
import { isProtective } from './working-order.ts';
import type { WorkingOrder } from './working-order.ts';

export interface VenueRules extends FillRules {
  readonly intrabar: IntrabarPolicy;
  readonly limitFill: LimitFill;
  readonly latencyMs: number;
  /** Share of a bar's volume that may fill; null is no limit. */
  readonly participationMax: number | null;
}

/** What the venue gives to whoever works through a bar. */
export interface VenueCalls extends Registry {
  readonly tell: VenueSink;
}

const isAuction = ({ ticket }: WorkingOrder): boolean =>
  ticket.timeInForce === 'OPG' || ticket.timeInForce === 'CLS';

/** Market orders go before resting ones, reductions before the rest, then by arrival. */
const openRank = (order: WorkingOrder): number => {
  if (!isTaking(order)) return isProtective(order) ? 2 : 3;
  return order.ticket.reduceOnly ? 0 : 1;
};

const byOpenRank = (a: WorkingOrder, b: WorkingOrder): number =>
  openRank(a) - openRank(b) || a.arrival - b.arrival;

type End = 'expired' | 'IMMEDIATE_OR_CANCEL' | 'FILL_OR_KILL';

/** What its time in force makes of an order once a bar is over; null where it works on. */
const endOf = ({ ticket, bars }: WorkingOrder, bar: VenueBar, at: Timestamp): End | null => {
  const worked = bars > 0;
  const passed = ticket.goodTill !== null && ticket.goodTill <= at;
  switch (ticket.timeInForce) {
    case 'GTC':
      return null;
    case 'GTD':
      return passed ? 'expired' : null;
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

/** Works one bar of one instrument through: open, inside, close. */
export class BarSession {
  readonly #rules: VenueRules;
  readonly #calls: VenueCalls;
  readonly #filler: Filler;

  constructor(rules: VenueRules, calls: VenueCalls) {
    this.#rules = rules;
    this.#calls = calls;
    this.#filler = new Filler(rules, calls);
  }

  open(book: Book, bar: VenueBar): void {
    book.liquidity = this.#liquidity(book, bar);
    const working = this.#working(book, bar);
    for (const order of working) {
      if (order.ticket.timeInForce !== 'OPG' || bar.firstOfSession) order.bars += 1;
      this.#follow(book, order, bar.open);
    }
    for (const order of working.sort(byOpenRank)) this.#atOpen(book, order, bar);
  }

  inside(book: Book, bar: VenueBar): void {
    const rules = { policy: this.#rules.intrabar, limitFill: this.#rules.limitFill };
    const passed = new Set<WorkingOrder>();
    for (;;) {
      const resting = this.#working(book, bar).filter(
        (order) => !isTaking(order) && !isAuction(order) && !passed.has(order),
      );
      const next = nextInside(resting, bar, rules);
      if (!next) break;
      const { order, price, decidedByPolicy } = next;
      const filled = this.#fill(book, order, bar, { price, moment: 'inside', decidedByPolicy });
      if (!filled) passed.add(order);
    }
    for (const order of this.#working(book, bar))
      if (order.limitPrice !== null && triggersInside(order, bar))
        this.#trigger(order, bar.closeTime);
  }

  close(book: Book, bar: VenueBar): void {
    if (bar.lastOfSession) this.#atClose(book, bar);
    const at = timestampOfMilliseconds(bar.closeTime);
    for (const order of [...book.orders]) {
      this.#follow(book, order, order.ticket.side === 'sell' ? bar.high : bar.low);
      this.#endOfTime(book, order, bar, at);
    }
  }

  /** Orders decided on this very bar, at its close. */
  fillAtClose(book: Book, bar: VenueBar): void {
    const decided = book.orders.filter((order) => isTaking(order) && order.bars === 0);
    for (const order of decided.sort(byOpenRank)) {
      order.bars += 1;
      this.#fill(book, order, bar, { price: bar.close, moment: 'close', decidedByPolicy: false });
    }
  }

  cancel(book: Book, order: WorkingOrder, code: CancellationCode, at: Timestamp): void {
    this.#filler.cancel(book, order, code, at);
  }

  expireAll(book: Book, at: Timestamp): void {
    for (const order of [...book.orders]) this.#expire(book, order, at);
  }

  #liquidity(book: Book, bar: VenueBar): bigint | null {
    const share = this.#rules.participationMax;
    if (bar.hasVolume && bar.volume <= 0) return 0n;
    if (share === null || !bar.hasVolume) return null;
    const { quantityDecimals } = book.instrument;
    const most = BigInt(Math.floor(Number(countOfNumber(bar.volume, quantityDecimals)) * share));
    return roundToLots(book.instrument, most as Quantity);
  }

  #working(book: Book, bar: VenueBar): WorkingOrder[] {
    return book.orders.filter(({ worksFrom }) => worksFrom <= bar.openTime);
  }

  /** A trailing level follows the best price; its stop is what the market may reach next. */
  #follow(book: Book, order: WorkingOrder, price: Price): void {
    if (order.triggered) return;
    const isNew = order.ticket.trail !== null && order.best === null;
    if (isNew) order.best = price;
    if (!isNew && !trail(order, price)) return;
    this.#filler.moveTrail(book, order);
  }

  #atOpen(book: Book, order: WorkingOrder, bar: VenueBar): void {
    if (!book.orders.includes(order)) return;
    const { timeInForce } = order.ticket;
    if (timeInForce === 'CLS' || (timeInForce === 'OPG' && !bar.firstOfSession)) return;
    const price = openPrice(order, bar.open);
    if (price !== null)
      this.#fill(book, order, bar, { price, moment: 'open', decidedByPolicy: false });
    else if (triggersAtOpen(order, bar.open)) this.#trigger(order, bar.openTime);
  }

  #atClose(book: Book, bar: VenueBar): void {
    for (const order of this.#working(book, bar)) {
      if (order.ticket.timeInForce !== 'CLS') continue;
      const price = openPrice(order, bar.close);
      if (price !== null)
        this.#fill(book, order, bar, { price: bar.close, moment: 'close', decidedByPolicy: false });
    }
  }

  #trigger(order: WorkingOrder, milliseconds: number): void {
    order.triggered = true;
    const at = timestampOfMilliseconds(milliseconds);
    this.#calls.tell({ type: 'OrderTriggered', at, orderId: order.ticket.clientOrderId });
  }

  #fill(
    book: Book,
    order: WorkingOrder,
    bar: VenueBar,
    how: { price: Price; moment: FillMoment; decidedByPolicy: boolean },
  ): boolean {
    return this.#filler.fill({ book, order, bar, ...how });
  }

  #endOfTime(book: Book, order: WorkingOrder, bar: VenueBar, at: Timestamp): void {
    const end = endOf(order, bar, at);
    if (end === 'expired') this.#expire(book, order, at);
    else if (end !== null) this.cancel(book, order, end, at);
  }

  #expire(book: Book, order: WorkingOrder, at: Timestamp): void {
    this.#calls.ended(order, book);
    const { clientOrderId: orderId } = order.ticket;
    this.#calls.tell({ type: 'OrderExpired', at, orderId, cumulative: order.filled });
  }
}

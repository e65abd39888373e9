import type {
  Bracket,
  ClientOrderId,
  Instrument,
  Money,
  OrderDay,
  OrderTicket,
  Price,
  Protection,
  Quantity,
  Trail,
  VenueOrderId,
} from '@stratvector/model';

/** An order while it works at the venue. */
export interface WorkingOrder {
  readonly ticket: OrderTicket;
  readonly book: Book;
  /** What its strategy holds in its instrument. */
  readonly holding: Holding;
  readonly venueOrderId: VenueOrderId;
  readonly buys: boolean;
  /** Half of the pair that guards a position. */
  readonly isProtective: boolean;
  /** Its stop follows the best price. */
  readonly trails: boolean;
  /** How far behind; null for the pair of a position, which follows by its protection. */
  trail: Trail | null;
  /** What guards the position that it opens; a split moves it. */
  bracket: Bracket | null;
  /** Counts arrivals at the venue; among equals the earlier goes first. */
  arrival: number;
  /** Milliseconds; the first bar that opens at or after it may fill the order. */
  worksFrom: number;
  /** The whole order, filled part included; a pair's orders follow the position. */
  quantity: Quantity;
  filled: Quantity;
  limitPrice: Price | null;
  stopPrice: Price | null;
  /** A stop that has been reached: from then on a market order, or a limit for a stop-limit. */
  triggered: boolean;
  /** Best price seen since a trailing stop works. */
  best: Price | null;
  /** Bars that it has been worked through in. */
  bars: number;
  /** The open time of the bar inside which a fill armed it, for its target waits for the next; else NaN. */
  armedInside: number;
  /** That fill was at a limit, so the market came on from there toward the stop. */
  armedByLimit: boolean;
  /** What of an order that turns a position closes it: a part that the pair may do before it. */
  closing: Quantity;
  /** The pair has done a part of it, by which its quantity is less than was asked for. */
  isCut: boolean;
  /** The pass through the inside of a bar in which it was offered a fill and took none. */
  passedIn: number;
  /** It works no longer: filled, canceled or expired. */
  isOver: boolean;
  /** What it has traded on the present day, for minimum and maximum commissions. */
  day: OrderDayTotals | null;
}

/** What commissions are charged on; grows with each fill of the day. */
export interface OrderDayTotals extends OrderDay {
  readonly date: number;
  quantity: Quantity;
  notional: Money;
  commission: Money;
  fees: Money;
}

/** What the venue knows of one strategy's position in one instrument. */
export interface Holding {
  /** Signed. */
  position: Quantity;
  /** Σ quantity × price of what is held, unsigned: the average entry as a quotient. */
  paid: bigint;
  /** What the pair is made from; kept for levels that trail. */
  protection: Protection | null;
  /** The pair that guards the position. */
  stop: WorkingOrder | null;
  target: WorkingOrder | null;
}

const emptyHolding = (): Holding => ({
  position: 0n as Quantity,
  paid: 0n,
  protection: null,
  stop: null,
  target: null,
});

/** Everything of one instrument: what works, by arrival, and what each strategy holds. */
export class Book {
  readonly instrument: Instrument;
  /** The place of the instrument in the venue's arrays. */
  readonly place: number;
  readonly orders: WorkingOrder[] = [];
  /** Nothing trades, and nothing new is taken. */
  isHalted = false;
  /** Of the bar that was begun last. */
  barOpenTime = NaN;
  /** What is left of the bar's volume that may be taken; null is no limit. */
  liquidity: Quantity | null = null;
  readonly #holdings = new Map<string, Holding>();

  constructor(instrument: Instrument, place: number) {
    this.instrument = instrument;
    this.place = place;
  }

  holding(strategyId: string): Holding {
    const known = this.#holdings.get(strategyId);
    if (known) return known;
    const fresh = emptyHolding();
    this.#holdings.set(strategyId, fresh);
    return fresh;
  }

  holdings(): IterableIterator<Holding> {
    return this.#holdings.values();
  }

  /** With the strategy that holds it. */
  held(): IterableIterator<readonly [strategyId: string, holding: Holding]> {
    return this.#holdings.entries();
  }

  works(orderId: ClientOrderId): boolean {
    for (const { ticket } of this.orders) if (ticket.clientOrderId === orderId) return true;
    return false;
  }

  /** By hand: `splice` makes an array of what it removes. */
  remove(order: WorkingOrder): void {
    const { orders } = this;
    let place = orders.indexOf(order);
    if (place < 0) return;
    for (; place + 1 < orders.length; place += 1) orders[place] = orders[place + 1] as WorkingOrder;
    orders.pop();
  }
}

import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  absolute,
  FRACTION_ONE,
  least,
  nearestTick,
  notional,
  subtract,
  tradeId,
} from '@stratvector/model';
import type {
  CancellationCode,
  FillMoment,
  Money,
  OrderDay,
  Price,
  Quantity,
  SlippageInput,
  VenueSink,
} from '@stratvector/model';
import type { Book } from './book.ts';
import { follow, stopLevel } from './holding.ts';
import type { Holding } from './holding.ts';
import { protect } from './protection.ts';
import type { VenueBar } from './reach.ts';
import { isProtective, remainingOf, signedQuantity, withTrade } from './working-order.ts';
import type { WorkingOrder } from './working-order.ts';

export interface FillRules {
  readonly commission: (day: OrderDay) => Money;
  readonly slippage: (input: SlippageInput) => Price;
}

/** The venue's own lists of what works. */
export interface Registry {
  nextArrival(): number;
  opened(order: WorkingOrder, book: Book): void;
  ended(order: WorkingOrder, book: Book): void;
}

interface FillCalls extends Registry {
  readonly tell: VenueSink;
}

/** One chance of an order to fill. */
export interface Chance {
  readonly book: Book;
  readonly order: WorkingOrder;
  readonly bar: VenueBar;
  /** Before slippage. */
  readonly price: Price;
  readonly moment: FillMoment;
  readonly decidedByPolicy: boolean;
}

const NOTHING = 0n as Quantity;
const DAY_MS = 86_400_000;

type Change = 'grown' | 'reduced' | 'turned' | 'closed';

const changeOf = (before: Quantity, after: Quantity): Change => {
  if (after === 0n) return 'closed';
  if (before === 0n) return 'grown';
  if (before > 0n !== after > 0n) return 'turned';
  return absolute(after) > absolute(before) ? 'grown' : 'reduced';
};

/** Turns a chance into a fill, with everything that a fill brings about. */
export class Filler {
  readonly #rules: FillRules;
  readonly #calls: FillCalls;

  constructor(rules: FillRules, calls: FillCalls) {
    this.#rules = rules;
    this.#calls = calls;
  }

  /** Whether anything was filled. */
  fill(chance: Chance): boolean {
    const { book, order } = chance;
    const holding = book.holding(order.ticket.strategyId);
    const quantity = this.#fillable(chance, holding);
    if (quantity === null) return false;
    if (book.liquidity !== null) book.liquidity -= quantity;
    this.#report(chance, quantity);
    const before = holding.position;
    follow(holding, signedQuantity(order, quantity), this.#lastPrice);
    if (remainingOf(order) === 0n) this.#calls.ended(order, book);
    else if (order.stopPrice !== null) order.triggered = true;
    this.#afterwards(chance, holding, before);
    return true;
  }

  cancel(book: Book, order: WorkingOrder, code: CancellationCode, at: Timestamp): void {
    this.#calls.ended(order, book);
    const holding = book.holding(order.ticket.strategyId);
    if (holding.stop === order) holding.stop = null;
    if (holding.target === order) holding.target = null;
    const orderId = order.ticket.clientOrderId;
    this.#calls.tell({ type: 'OrderCanceled', at, orderId, code, cumulative: order.filled });
  }

  /** The stop of an order whose best price has moved. */
  moveTrail(book: Book, order: WorkingOrder): void {
    const { best, ticket } = order;
    if (best === null) return;
    if (isProtective(order)) {
      const holding = book.holding(ticket.strategyId);
      const { protection } = holding;
      if (protection) order.stopPrice = stopLevel(holding, book.instrument, protection, best);
      return;
    }
    if (!ticket.trail) return;
    const sells = ticket.side === 'sell';
    if (ticket.trail.kind === 'amount') {
      const { amount } = ticket.trail;
      order.stopPrice = nearestTick(book.instrument, sells ? best - amount : best + amount, 1n);
      return;
    }
    const { fraction } = ticket.trail;
    const factor = sells ? FRACTION_ONE - fraction : FRACTION_ONE + fraction;
    order.stopPrice = nearestTick(book.instrument, best * factor, FRACTION_ONE);
  }

  #lastPrice: Price = 0n as Price;

  #fillable({ book, order, bar, moment }: Chance, holding: Holding): Quantity | null {
    let quantity = remainingOf(order);
    if (order.ticket.reduceOnly) {
      const reducing = holding.position > 0n === (order.ticket.side === 'sell');
      const open = reducing ? absolute(holding.position) : NOTHING;
      if (open === 0n) {
        this.cancel(book, order, 'POSITION_CLOSED', this.#time(bar, moment));
        return null;
      }
      quantity = least(quantity, open);
    }
    if (book.liquidity === null) return quantity;
    const available = least(quantity, book.liquidity as Quantity);
    if (order.ticket.timeInForce === 'FOK' && available < quantity) return null;
    return available > 0n ? available : null;
  }

  #time(bar: VenueBar, moment: FillMoment): Timestamp {
    return timestampOfMilliseconds(moment === 'open' ? bar.openTime : bar.closeTime);
  }

  #worsened({ book, order, bar, price, moment }: Chance, quantity: Quantity): Price {
    const stop = order.stopPrice !== null;
    const auction = order.ticket.timeInForce === 'OPG' || order.ticket.timeInForce === 'CLS';
    if (order.limitPrice !== null || (auction && moment !== 'inside')) return price;
    const { high, low } = bar;
    const scale = 10 ** book.instrument.priceDecimals;
    return this.#rules.slippage({
      instrument: book.instrument,
      side: order.ticket.side,
      quantity,
      price,
      volume: bar.volume,
      high: Number(high) / scale,
      low: Number(low) / scale,
      stop,
    });
  }

  #report(chance: Chance, quantity: Quantity): void {
    const { book, order, bar, moment } = chance;
    const price = this.#worsened(chance, quantity);
    const commission = this.#commission(chance, quantity, price);
    const slippage = absolute(
      subtract(
        notional(book.instrument, quantity, price),
        notional(book.instrument, quantity, chance.price),
      ),
    );
    order.filled = (order.filled + quantity) as Quantity;
    this.#lastPrice = price;
    this.#calls.tell({
      type: 'OrderFilled',
      at: this.#time(bar, moment),
      orderId: order.ticket.clientOrderId,
      tradeId: tradeId(`${order.ticket.clientOrderId}/${order.filled}`),
      quantity,
      price,
      commission,
      fees: 0n as Money,
      slippage,
      moment,
      barOpenTime: timestampOfMilliseconds(bar.openTime),
      policyDecided: chance.decidedByPolicy,
    });
  }

  /** Minimum and maximum hold for the order's day, so a fill pays what the day's total grows by. */
  #commission({ book, order, bar }: Chance, quantity: Quantity, price: Price): Money {
    const { instrument } = book;
    const date = Math.floor(bar.openTime / DAY_MS);
    const traded = withTrade(order.day, date, quantity, notional(instrument, quantity, price));
    const total = this.#rules.commission({
      instrument,
      side: order.ticket.side,
      quantity: traded.quantity,
      notional: traded.notional,
      monthQuantity: 0,
    });
    order.day = { ...traded, commission: total };
    return subtract(total, traded.commission);
  }

  #afterwards(chance: Chance, holding: Holding, before: Quantity): void {
    const { book, order, bar, moment } = chance;
    const at = this.#time(bar, moment);
    const after = holding.position;
    const changed = changeOf(before, after);
    if (changed === 'closed' || changed === 'turned') this.#closePair(book, order, holding, at);
    if (isProtective(order)) this.#cancelEntries(book, order, at);
    if (changed === 'closed') return;
    if (changed !== 'reduced') this.#protect(chance, holding, at);
    else this.#shrinkPair(order, holding, at);
  }

  #protect({ book, order, bar, moment, price }: Chance, holding: Holding, at: Timestamp): void {
    const inside = moment === 'open' ? null : bar.openTime;
    if (order.ticket.protection) holding.protection = order.ticket.protection;
    protect(
      { book, entry: order, holding, from: price, inside },
      {
        nextArrival: () => this.#calls.nextArrival(),
        armed: (child) => {
          this.#calls.opened(child, book);
          this.#calls.tell({ type: 'OrderArmed', at, ticket: child.ticket });
        },
        updated: (child) => this.#tellUpdate(child, at),
      },
    );
  }

  #tellUpdate(order: WorkingOrder, at: Timestamp): void {
    const { quantity, limitPrice, stopPrice, ticket } = order;
    const orderId = ticket.clientOrderId;
    this.#calls.tell({ type: 'OrderUpdated', at, orderId, quantity, limitPrice, stopPrice });
  }

  #shrinkPair(filled: WorkingOrder, holding: Holding, at: Timestamp): void {
    for (const order of [holding.stop, holding.target]) {
      if (!order || order === filled) continue;
      order.quantity = (order.filled + absolute(holding.position)) as Quantity;
      this.#tellUpdate(order, at);
    }
  }

  /** The last fill of a group cancels what is left of it. */
  #closePair(book: Book, filled: WorkingOrder, holding: Holding, at: Timestamp): void {
    const code = isProtective(filled) ? 'OCO_FILLED' : 'POSITION_CLOSED';
    for (const order of [holding.stop, holding.target])
      if (order && order !== filled) this.cancel(book, order, code, at);
    holding.stop = null;
    holding.target = null;
  }

  #cancelEntries(book: Book, filled: WorkingOrder, at: Timestamp): void {
    const { strategyId } = filled.ticket;
    const entries = book.orders.filter(
      ({ ticket }) => ticket.role === 'entry' && ticket.strategyId === strategyId,
    );
    for (const entry of entries)
      if (entry.filled > 0n) this.cancel(book, entry, 'PROTECTION_FILLED', at);
  }
}

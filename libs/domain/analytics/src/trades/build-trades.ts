import type { Trade, TradeFill, TradeSplit } from './trade.ts';

/** Less than this is nothing: quantities are floats here. */
const NOTHING = 1e-9;

/** What a trade may end with. */
type Ending = Pick<TradeFill, 'time' | 'row' | 'role' | 'reason'>;

/** A round trip while it is under way. */
class OpenTrade {
  readonly #first: TradeFill;
  readonly #side: 1 | -1;
  #entered = 0;
  #paid = 0;
  /** In units of price: the unit value may move where the currency does. */
  #paidPrice = 0;
  #left = 0;
  #received = 0;
  #receivedPrice = 0;
  #costs = 0;
  #last: Ending;
  /** Of the last fill. */
  #unitValue = 1;
  readonly #entryOrders = new Set<string>();
  readonly #exitOrders = new Set<string>();

  constructor(first: TradeFill) {
    this.#first = first;
    this.#last = first;
    this.#side = first.quantity > 0 ? 1 : -1;
  }

  get open(): number {
    return this.#entered - this.#left;
  }

  adds({ quantity }: TradeFill): boolean {
    return quantity > 0 === this.#side > 0;
  }

  enter(fill: TradeFill, quantity: number, costs: number): void {
    this.#entered += quantity;
    this.#paid += quantity * fill.price * fill.unitValue;
    this.#paidPrice += quantity * fill.price;
    this.#unitValue = fill.unitValue;
    this.#costs += costs;
    this.#entryOrders.add(fill.orderId);
  }

  leave(fill: TradeFill, quantity: number, costs: number): void {
    this.#left += quantity;
    this.#received += quantity * fill.price * fill.unitValue;
    this.#receivedPrice += quantity * fill.price;
    this.#unitValue = fill.unitValue;
    this.#costs += costs;
    this.#last = fill;
    this.#exitOrders.add(fill.orderId);
  }

  /** The same trade in new shares; what is paid for the fraction leaves it. */
  split({ ratio, left, cashInLieu, time, row }: TradeSplit): void {
    this.#entered *= ratio;
    this.#left *= ratio;
    const fraction = this.open - left;
    if (fraction < NOTHING) return;
    this.#left += fraction;
    this.#received += cashInLieu;
    this.#receivedPrice += cashInLieu / this.#unitValue;
    this.#last = { time, row, role: 'exit', reason: 'SPLIT' };
  }

  /** Partial exits share the entry by average cost. */
  trade(): Trade {
    const closed = this.open < NOTHING;
    const cost = (this.#paid * this.#left) / this.#entered;
    return {
      strategyId: this.#first.strategyId,
      instrumentId: this.#first.instrumentId,
      side: this.#side > 0 ? 'long' : 'short',
      entryTime: this.#first.time,
      exitTime: closed ? this.#last.time : null,
      entryRow: this.#first.row,
      exitRow: closed ? this.#last.row : null,
      quantity: this.#entered,
      entryPrice: this.#paidPrice / this.#entered,
      exitPrice: this.#left > 0 ? this.#receivedPrice / this.#left : null,
      entryNotional: this.#paid,
      pnl: this.#side * (this.#received - cost) - this.#costs,
      costs: this.#costs,
      entryReason: this.#first.reason,
      exitReason: closed ? exitReason(this.#last) : '',
      entryOrderIds: [...this.#entryOrders],
      exitOrderIds: [...this.#exitOrders],
    };
  }
}

const exitReason = ({ role, reason }: Ending): string =>
  role === 'stop-loss' || role === 'take-profit' ? role : reason;

/** Trades by strategy and instrument, as fills and splits come. */
class Blotter {
  readonly done: Trade[] = [];
  readonly #open = new Map<string, OpenTrade>();

  /** Those that are still open. */
  open(): readonly Trade[] {
    return [...this.#open.values()].map((trade) => trade.trade());
  }

  split(key: string, split: TradeSplit): void {
    const trade = this.#open.get(key);
    trade?.split(split);
    if (trade) this.#closeWhereDone(key, trade);
  }

  fill(key: string, fill: TradeFill): void {
    const size = Math.abs(fill.quantity);
    let left = size;
    const trade = this.#open.get(key);
    if (trade && !trade.adds(fill)) {
      const closing = Math.min(left, trade.open);
      trade.leave(fill, closing, (fill.costs * closing) / size);
      left -= closing;
      this.#closeWhereDone(key, trade);
    }
    if (left < NOTHING) return;
    const entered = this.#open.get(key) ?? new OpenTrade(fill);
    entered.enter(fill, left, (fill.costs * left) / size);
    this.#open.set(key, entered);
  }

  #closeWhereDone(key: string, trade: OpenTrade): void {
    if (trade.open >= NOTHING) return;
    this.done.push(trade.trade());
    this.#open.delete(key);
  }
}

/**
 * Round trips of fills, and of splits among them, in the order of booking. A fill through zero closes
 * one and opens the next; its costs are shared by quantity.
 */
export const buildTrades = (events: readonly (TradeFill | TradeSplit)[]): readonly Trade[] => {
  const blotter = new Blotter();
  for (const event of events) {
    const key = `${event.strategyId}/${event.instrumentId}`;
    if ('ratio' in event) blotter.split(key, event);
    else blotter.fill(key, event);
  }
  return [...blotter.done, ...blotter.open()];
};

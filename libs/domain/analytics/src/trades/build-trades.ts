import type { Trade, TradeFill } from './trade.ts';

/** A round trip while it is under way. */
class OpenTrade {
  readonly #first: TradeFill;
  readonly #side: 1 | -1;
  #entered = 0;
  #paid = 0;
  #left = 0;
  #received = 0;
  #costs = 0;
  #last: TradeFill;
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
    this.#paid += quantity * fill.price * fill.multiplier;
    this.#costs += costs;
    this.#entryOrders.add(fill.orderId);
  }

  leave(fill: TradeFill, quantity: number, costs: number): void {
    this.#left += quantity;
    this.#received += quantity * fill.price * fill.multiplier;
    this.#costs += costs;
    this.#last = fill;
    this.#exitOrders.add(fill.orderId);
  }

  /** Partial exits share the entry by average cost. */
  trade(): Trade {
    const { multiplier } = this.#first;
    const closed = this.open < 1e-9;
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
      entryPrice: this.#paid / this.#entered / multiplier,
      exitPrice: this.#left > 0 ? this.#received / this.#left / multiplier : null,
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

const exitReason = ({ role, reason }: TradeFill): string =>
  role === 'stop-loss' || role === 'take-profit' ? role : reason;

/**
 * Round trips of fills in the order of booking. A fill through zero closes one and opens the next;
 * its costs are shared by quantity.
 */
export const buildTrades = (fills: readonly TradeFill[]): readonly Trade[] => {
  const done: Trade[] = [];
  const open = new Map<string, OpenTrade>();
  for (const fill of fills) {
    const key = `${fill.strategyId}/${fill.instrumentId}`;
    const size = Math.abs(fill.quantity);
    let trade = open.get(key);
    let left = size;
    if (trade && !trade.adds(fill)) {
      const closing = Math.min(left, trade.open);
      trade.leave(fill, closing, (fill.costs * closing) / size);
      left -= closing;
      if (trade.open < 1e-9) {
        done.push(trade.trade());
        open.delete(key);
        trade = undefined;
      }
    }
    if (left < 1e-9) continue;
    trade ??= new OpenTrade(fill);
    trade.enter(fill, left, (fill.costs * left) / size);
    open.set(key, trade);
  }
  return [...done, ...[...open.values()].map((trade) => trade.trade())];
};

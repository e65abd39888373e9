import { numberOfCount } from '@stratvector/model';
import type { ClientOrderId, Instrument, Price } from '@stratvector/model';
import { emptyHolding } from './holding.ts';
import type { Holding } from './holding.ts';
import { isTaking } from './reach.ts';
import type { WorkingOrder } from './working-order.ts';

/** Everything of one instrument: what works, by arrival, and what each strategy holds. */
export class Book {
  readonly instrument: Instrument;
  /** The place of the instrument in the venue's arrays. */
  readonly place: number;
  readonly orders: WorkingOrder[] = [];
  /** What is left of the bar's volume that may be taken, in quantity counts; null is no limit. */
  liquidity: bigint | null = null;
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

  find(id: ClientOrderId): WorkingOrder | undefined {
    return this.orders.find(({ ticket }) => ticket.clientOrderId === id);
  }

  remove(order: WorkingOrder): void {
    const place = this.orders.indexOf(order);
    if (place >= 0) this.orders.splice(place, 1);
  }
}

/** Between these a bar cannot matter: a low above `low` and a high under `high` touch no order. */
export interface Triggers {
  readonly low: number;
  readonly high: number;
}

const ALWAYS: Triggers = { low: Infinity, high: -Infinity };
const NEVER: Triggers = { low: -Infinity, high: Infinity };

/** Orders that count bars, sessions or extremes have to see every bar. */
const seesEveryBar = (order: WorkingOrder): boolean =>
  isTaking(order) ||
  order.ticket.timeInForce !== 'GTC' ||
  order.best !== null ||
  (order.bars === 0 && order.worksFrom > 0 && !order.ticket.parentId);

const level = (at: Price, { priceDecimals }: Instrument): number =>
  numberOfCount(at, priceDecimals);

/** Stops and limits at or beyond which something could happen. */
export const triggersOf = ({ orders, instrument }: Book): Triggers => {
  if (orders.length === 0) return NEVER;
  let low = -Infinity;
  let high = Infinity;
  for (const order of orders) {
    if (seesEveryBar(order)) return ALWAYS;
    const buys = order.ticket.side === 'buy';
    const { stopPrice, limitPrice, triggered } = order;
    const stops = stopPrice !== null && !triggered;
    const at = stops ? stopPrice : limitPrice;
    if (at === null) return ALWAYS;
    const price = level(at, instrument);
    if (buys === stops) high = Math.min(high, price);
    else low = Math.max(low, price);
  }
  return { low, high };
};

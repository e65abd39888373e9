import { numberOfCount } from '@stratvector/model';
import type { Book, WorkingOrder } from './book.ts';
import { isTaking, isWaitingStop } from './reach.ts';

/** Orders that count bars, sessions or extremes have to see every bar. */
const seesEveryBar = (order: WorkingOrder): boolean =>
  order.trails ||
  isTaking(order) ||
  order.ticket.timeInForce !== 'GTC' ||
  (order.bars === 0 && order.worksFrom > 0 && !order.isProtective);

/**
 * By instrument: a low above `lows` and a high under `highs` touch no order, so the bar cannot matter.
 */
export class Triggers {
  readonly lows: Float64Array;
  readonly highs: Float64Array;

  constructor(instruments: number) {
    this.lows = new Float64Array(instruments).fill(-Infinity);
    this.highs = new Float64Array(instruments).fill(Infinity);
  }

  /** An order has joined the book. */
  widen(order: WorkingOrder): void {
    if (seesEveryBar(order)) this.#watch(order.book);
    else this.refresh(order.book);
  }

  /** The book has changed. */
  refresh(book: Book): void {
    const { orders, instrument, place } = book;
    let low = -Infinity;
    let high = Infinity;
    for (const order of orders) {
      const stops = isWaitingStop(order);
      const at = stops ? order.stopPrice : order.limitPrice;
      if (at === null || seesEveryBar(order)) {
        this.#watch(book);
        return;
      }
      const price = numberOfCount(at, instrument.priceDecimals);
      if (order.buys === stops) high = Math.min(high, price);
      else low = Math.max(low, price);
    }
    this.lows[place] = low;
    this.highs[place] = high;
  }

  /** Every bar matters. */
  #watch({ place }: Book): void {
    this.lows[place] = Infinity;
    this.highs[place] = -Infinity;
  }
}

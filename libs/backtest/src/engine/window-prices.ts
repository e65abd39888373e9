import { firstAfter } from '@stratvector/kernel';
import { divideHalfEven, price, priceOfNumber } from '@stratvector/model';
import type { Price } from '@stratvector/model';
import type { PlannedInstrument } from './plan.ts';

/** What an instrument cost at the start of a window that ends with a bar: the last close known then. */
export class WindowPrices {
  readonly #instruments: readonly PlannedInstrument[];
  readonly #windowMs: number;

  constructor(instruments: readonly PlannedInstrument[], windowMs: number) {
    this.#instruments = instruments;
    this.#windowMs = windowMs;
  }

  /** On the shares of that bar: splits in between are taken out of it. */
  priceAt(place: number, row: number): Price | null {
    const planned = this.#instruments[place];
    if (!planned) return null;
    const { columns, instrument } = planned;
    const { closeTime } = columns;
    const began = (closeTime[row] as number) - this.#windowMs;
    const from = Math.max(0, firstAfter(closeTime, began) - 1);
    let before: bigint = priceOfNumber(columns.close[from] as number, instrument.priceDecimals);
    for (const action of planned.actions)
      if (action.kind === 'split' && action.row > from && action.row <= row)
        before = divideHalfEven(before * action.denominator, action.numerator);
    return price(before);
  }
}

import type { BookingMessage, OrderFactMessage } from '@stratvector/contracts';
import type { InstrumentId, Money } from '@stratvector/model';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { Marked } from './equity-record.ts';
import type { PlannedInstrument } from './plan.ts';

/**
 * What the books hold, in floats, for the row of every bar: it follows bookings and never feeds
 * them. Reviews and halts take the exact numbers instead.
 */
export class BooksMirror {
  readonly marked: Marked = { equity: 0, gross: 0, net: 0, costs: 0 };
  /** Shares or contracts by instrument, signed, over all strategies. */
  readonly positions: Float64Array;
  /** The last close known, by instrument. */
  readonly closes: Float64Array;
  #cash: number;
  #held: number[] = [];
  readonly #places = new Map<InstrumentId, number>();
  readonly #scales: Float64Array;
  readonly #multipliers: Float64Array;

  constructor(instruments: readonly PlannedInstrument[], cash: Money) {
    this.#cash = numberOfMoney(cash);
    this.positions = new Float64Array(instruments.length);
    this.closes = new Float64Array(instruments.length);
    this.#scales = Float64Array.from(instruments, ({ instrument }) =>
      Number(numberOfCount(1n, instrument.quantityDecimals)),
    );
    this.#multipliers = Float64Array.from(instruments, ({ instrument }) => instrument.multiplier);
    instruments.forEach(({ instrument }, place) => this.#places.set(instrument.id, place));
  }

  place(id: InstrumentId): number {
    return this.#places.get(id) ?? -1;
  }

  book(booking: BookingMessage): void {
    const place = this.place(booking.instrumentId);
    const before = this.positions[place] ?? 0;
    this.positions[place] = before + Number(booking.quantity) * (this.#scales[place] ?? 1);
    this.#cash = numberOfMoney(booking.cashAfter);
    this.marked.costs += numberOfMoney(booking.commission) + numberOfMoney(booking.fees);
    this.#held = [];
    for (const [held, position] of this.positions.entries())
      if (position !== 0) this.#held.push(held);
  }

  /** Slippage is inside the price already; it counts as a cost of the run all the same. */
  countSlippage({ fact }: OrderFactMessage): void {
    if (fact.kind === 'filled') this.marked.costs += numberOfMoney(fact.fill.slippage);
  }

  mark(): Marked {
    let net = 0;
    let gross = 0;
    for (const place of this.#held) {
      const shares = (this.positions[place] ?? 0) * (this.#multipliers[place] ?? 1);
      const value = shares * (this.closes[place] ?? 0);
      net += value;
      gross += value < 0 ? -value : value;
    }
    const { marked } = this;
    marked.net = net;
    marked.gross = gross;
    marked.equity = this.#cash + net;
    return marked;
  }
}

import type { BookingMessage, OrderFactMessage } from '@stratvector/contracts';
import type { InstrumentId, Money } from '@stratvector/model';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { EquityRecord } from './equity-record.ts';
import type { PlannedInstrument } from './plan.ts';

/**
 * What the books hold, in floats, for the row of every bar: it follows bookings and never feeds
 * them. Reviews and halts take the exact numbers instead.
 */
export class BooksMirror {
  /** Shares or contracts by instrument, signed, over all strategies. */
  readonly positions: Float64Array;
  /** The last close known, by instrument. */
  readonly closes: Float64Array;
  #costs = 0;
  #cash: number;
  #held: number[] = [];
  readonly #places = new Map<InstrumentId, number>();
  readonly #scales: Float64Array;
  readonly #multipliers: Float64Array;
  /** Money per unit of price, by instrument: shares × multiplier. */
  readonly #values: Float64Array;

  constructor(instruments: readonly PlannedInstrument[], cash: Money) {
    this.#cash = numberOfMoney(cash);
    this.positions = new Float64Array(instruments.length);
    this.closes = new Float64Array(instruments.length);
    this.#values = new Float64Array(instruments.length);
    this.#scales = Float64Array.from(instruments, ({ instrument }) =>
      Number(numberOfCount(1n, instrument.quantityDecimals)),
    );
    this.#multipliers = Float64Array.from(instruments, ({ instrument }) => instrument.multiplier);
    instruments.forEach(({ instrument }, place) => this.#places.set(instrument.id, place));
  }

  place(id: InstrumentId): number {
    return this.#places.get(id) ?? -1;
  }

  book(booking: BookingMessage, record: EquityRecord): void {
    const place = this.place(booking.instrumentId);
    const before = this.positions[place] ?? 0;
    this.positions[place] = before + Number(booking.quantity) * (this.#scales[place] ?? 1);
    this.#values[place] = (this.positions[place] ?? 0) * (this.#multipliers[place] ?? 1);
    this.#costs += numberOfMoney(booking.commission) + numberOfMoney(booking.fees);
    this.#held = [];
    for (let held = 0; held < this.positions.length; held += 1)
      if (this.positions[held] !== 0) this.#held.push(held);
    this.#cash = numberOfMoney(booking.cashAfter);
    record.step(this.#cash, this.#costs);
  }

  /** Slippage is inside the price already; it counts as a cost of the run all the same. */
  countSlippage({ fact }: OrderFactMessage): void {
    if (fact.kind === 'filled') this.#costs += numberOfMoney(fact.fill.slippage);
  }

  /** Cash and what is held at the last closes. */
  equity(): number {
    let net = 0;
    for (const place of this.#held) net += (this.#values[place] ?? 0) * (this.closes[place] ?? 0);
    return this.#cash + net;
  }

  /** Values what is held at the last closes and writes the row of this instant. */
  mark(record: EquityRecord): void {
    const held = this.#held;
    const row = record.length;
    record.length = row + 1;
    // The columns hold zeros already.
    if (held.length === 0) return;
    let net = 0;
    let gross = 0;
    for (let at = 0; at < held.length; at += 1) {
      const place = held[at] ?? 0;
      const value = (this.#values[place] ?? 0) * (this.closes[place] ?? 0);
      net += value;
      gross += value < 0 ? -value : value;
    }
    record.net[row] = net;
    record.gross[row] = gross;
  }
}

import type {
  BookingMessage,
  FlowMessage,
  OrderFactMessage,
  SplitMessage,
} from '@stratvector/contracts';
import { floatOf } from '@stratvector/kernel';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { Instrument, InstrumentId, Money, StrategyId } from '@stratvector/model';
import type { EquityRecord } from './equity-record.ts';
import type { PlannedInstrument, PlannedStrategy } from './plan.ts';

/** What keeps the steps of the books, where a host keeps any. */
type Record = Pick<EquityRecord, 'step'>;

type Moved = Pick<BookingMessage, 'strategyId' | 'instrumentId' | 'positionAfter'>;

/**
 * What the books hold, in floats, for the row of every bar: it follows bookings and never feeds
 * them. Reviews and halts take the exact numbers instead.
 */
export class BooksMirror {
  cash: number;
  /** The last close known, by instrument. */
  readonly closes: Float64Array;
  /** Money per unit of price, by instrument: shares × multiplier × rate over all strategies. */
  readonly values: Float64Array;
  /** As their rates stand, where those move. */
  readonly instruments: Instrument[];
  /** Places that some strategy holds; only the first `heldCount` are meant. */
  readonly held: Int32Array;
  heldCount = 0;
  #costs = 0;
  readonly #positions: readonly Float64Array[];
  readonly #places = new Map<InstrumentId, number>();
  readonly #rows = new Map<StrategyId, number>();
  /** The one that was asked for last is most often the next. */
  #lastId: InstrumentId | null = null;
  #lastPlace = -1;
  readonly #scales: Float64Array;
  /** Of one share: as it was planned, and at the rate of now. */
  readonly #plannedValues: Float64Array;
  readonly #unitValues: Float64Array;
  /** Shares over all strategies. */
  readonly #totals: Float64Array;

  constructor(
    instruments: readonly PlannedInstrument[],
    strategies: readonly PlannedStrategy[],
    cash: Money,
  ) {
    const width = instruments.length;
    this.cash = numberOfMoney(cash);
    this.closes = new Float64Array(width);
    this.values = new Float64Array(width);
    this.held = new Int32Array(width);
    this.#positions = strategies.map(() => new Float64Array(width));
    this.#scales = Float64Array.from(instruments, ({ instrument }) =>
      numberOfCount(1n, instrument.quantityDecimals),
    );
    this.instruments = instruments.map(({ instrument }) => instrument);
    this.#unitValues = Float64Array.from(instruments, ({ instrument }) => instrument.unitValue);
    this.#plannedValues = this.#unitValues.slice();
    this.#totals = new Float64Array(width);
    instruments.forEach(({ instrument }, place) => this.#places.set(instrument.id, place));
    strategies.forEach(({ id }, row) => this.#rows.set(id, row));
  }

  place(id: InstrumentId): number {
    if (id !== this.#lastId) {
      this.#lastId = id;
      this.#lastPlace = this.#places.get(id) ?? -1;
    }
    return this.#lastPlace;
  }

  /** Shares or contracts of one strategy by instrument, signed; a column that is kept up to date. */
  positionsOf(id: StrategyId): Float64Array {
    return this.#positions[this.#rows.get(id) ?? -1] ?? new Float64Array(this.closes.length);
  }

  book(booking: BookingMessage, record: Record): void {
    this.#move(booking);
    this.#costs += numberOfMoney(booking.commission) + numberOfMoney(booking.fees);
    this.#step(booking, record);
  }

  split(split: SplitMessage, record: Record): void {
    this.#move(split);
    this.#step(split, record);
  }

  /** What borrowing costs is a cost of the run; interest earned and dividends are not. */
  flow(flow: FlowMessage, record: Record): void {
    if (flow.kind === 'margin-interest' || flow.kind === 'borrow-fee')
      this.#costs -= numberOfMoney(flow.amount);
    this.#step(flow, record);
  }

  #step({ cashAfter }: { readonly cashAfter: Money }, record: Record): void {
    this.cash = numberOfMoney(cashAfter);
    // At the rate that was planned: one that moves is in the closes that the curve is made of.
    const value = (this.#totals[0] ?? 0) * (this.#plannedValues[0] ?? 1);
    record.step({ cash: this.cash, costs: this.#costs, value });
  }

  /** What a place is worth from here on, at another rate. */
  revalue(place: number, instrument: Instrument): void {
    this.instruments[place] = instrument;
    this.#unitValues[place] = instrument.unitValue;
    this.values[place] = (this.#totals[place] ?? 0) * instrument.unitValue;
  }

  /** Slippage is inside the price already; it counts as a cost of the run all the same. */
  countSlippage({ fact }: OrderFactMessage): void {
    if (fact.kind === 'filled') this.#costs += numberOfMoney(fact.fill.slippage);
  }

  /** Cash and what is held at the last closes. */
  equity(): number {
    let net = 0;
    for (let at = 0; at < this.heldCount; at += 1) net += this.#valueAt(at);
    return this.cash + net;
  }

  hasShorts(): boolean {
    for (let at = 0; at < this.heldCount; at += 1)
      if ((this.values[this.held[at] as number] as number) < 0) return true;
    return false;
  }

  /** The value of each place that is held, at the last closes. */
  heldValues(): ReadonlyMap<number, number> {
    const values = new Map<number, number>();
    for (let at = 0; at < this.heldCount; at += 1)
      values.set(this.held[at] ?? 0, this.#valueAt(at));
    return values;
  }

  /** Sum of absolute position values at the last closes. */
  gross(): number {
    let gross = 0;
    for (let at = 0; at < this.heldCount; at += 1) gross += Math.abs(this.#valueAt(at));
    return gross;
  }

  /** Ends the row of this instant; of several instruments it says what they come to at the last closes. */
  mark(record: EquityRecord): void {
    const { marks, length: row } = record;
    record.length = row + 1;
    if (!marks) return;
    let net = 0;
    let gross = 0;
    for (let at = 0; at < this.heldCount; at += 1) {
      const value = this.#valueAt(at);
      net += value;
      gross += value < 0 ? -value : value;
    }
    marks.equity[row] = this.cash + net;
    marks.net[row] = net;
    marks.gross[row] = gross;
  }

  #valueAt(at: number): number {
    const place = this.held[at] as number;
    return (this.values[place] as number) * (this.closes[place] as number);
  }

  #move({ strategyId, instrumentId, positionAfter }: Moved): void {
    const place = this.place(instrumentId);
    const positions = this.#positions[this.#rows.get(strategyId) ?? -1];
    if (!positions) return;
    const wasHeld = this.#isHeld(place);
    positions[place] = floatOf(positionAfter) * (this.#scales[place] ?? 1);
    let total = 0;
    for (const column of this.#positions) total += column[place] ?? 0;
    this.#totals[place] = total;
    this.values[place] = total * (this.#unitValues[place] ?? 1);
    if (wasHeld !== this.#isHeld(place)) this.#list();
  }

  #isHeld(place: number): boolean {
    for (const column of this.#positions) if (column[place] !== 0) return true;
    return false;
  }

  #list(): void {
    let count = 0;
    for (let place = 0; place < this.values.length; place += 1) {
      if (!this.#isHeld(place)) continue;
      this.held[count] = place;
      count += 1;
    }
    this.heldCount = count;
  }
}

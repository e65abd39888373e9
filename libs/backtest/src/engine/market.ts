import { isUnmet } from '@stratvector/domain-risk';
import type { Account, Mark } from '@stratvector/domain-risk';
import type { SignalsRaised } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type { InstrumentId, Price } from '@stratvector/model';
import type { VenueBar } from '@stratvector/venue-simulated';
import type { AccountDays } from './account-days.ts';
import type { BooksMirror } from './books-mirror.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';
import type { Instants, Timeline } from './timeline.ts';
import { WindowPrices } from './window-prices.ts';

/** A bar that may matter to what works at the venue. */
export interface Touched {
  readonly place: number;
  readonly bar: VenueBar;
}

/** The columns as objects, for the bars on which something is decided. */
export class Market {
  readonly #instruments: readonly PlannedInstrument[];
  readonly #days: AccountDays;
  readonly #timeline: Instants;
  readonly #mirror: BooksMirror;
  /** Null where no collar looks at one. */
  readonly #windows: WindowPrices | null;
  /** 1 where a review of this instant needs the mark; zeros between reviews. */
  readonly #asked: Uint8Array;
  /** The last day of the account on which a session opened. */
  #day = NaN;

  constructor({ instruments, days, terms }: RunPlan, timeline: Instants, mirror: BooksMirror) {
    const { priceCollarWindowMs: windowMs } = terms.limits;
    this.#days = days;
    this.#windows = windowMs === null ? null : new WindowPrices(instruments, windowMs);
    this.#instruments = instruments;
    this.#timeline = timeline;
    this.#mirror = mirror;
    this.#asked = new Uint8Array(instruments.length);
  }

  /** The bars of this instant that may matter to an order, by place. */
  touched({ touched: places, touchedCount, rows }: Timeline): Touched[] {
    const touched: Touched[] = [];
    for (let at = 0; at < touchedCount; at += 1) {
      const place = places[at] as number;
      touched.push({ place, bar: this.bar(place, rows[place] as number) });
    }
    return touched;
  }

  bar(place: number, row: number): VenueBar {
    const { columns, instrument, sessionEdges } = this.#planned(place);
    const { priceDecimals } = instrument;
    const edges = sessionEdges[row] as number;
    return {
      openTime: columns.openTime[row] as number,
      closeTime: columns.closeTime[row] as number,
      open: priceOfNumber(columns.open[row] as number, priceDecimals),
      high: priceOfNumber(columns.high[row] as number, priceDecimals),
      low: priceOfNumber(columns.low[row] as number, priceDecimals),
      close: priceOfNumber(columns.close[row] as number, priceDecimals),
      volume: columns.volume[row] as number,
      hasVolume: columns.hasVolume,
      firstOfSession: (edges & FIRST_OF_SESSION) !== 0,
      lastOfSession: (edges & LAST_OF_SESSION) !== 0,
    };
  }

  /**
   * Whether a session of the account opens now: with the first bar of the first instrument whose
   * session opens on a day.
   */
  opensSession(): boolean {
    const { count, closed, rows, closeTime } = this.#timeline;
    const day = this.#days.dayOf(closeTime);
    if (day === this.#day || !this.#opensAny(closed.subarray(0, count), rows)) return false;
    this.#day = day;
    return true;
  }

  #opensAny(places: Int32Array, rows: Int32Array): boolean {
    return places.some((place) => {
      const edges = this.#planned(place).sessionEdges[rows[place] as number] as number;
      return (edges & FIRST_OF_SESSION) !== 0;
    });
  }

  /** The last close known of everything that is held. */
  heldPrices(): readonly { readonly instrumentId: InstrumentId; readonly price: Price }[] {
    const { held, heldCount, closes } = this.#mirror;
    return Array.from(held.subarray(0, heldCount), (place) => {
      const { id, priceDecimals } = this.#planned(place).instrument;
      return { instrumentId: id, price: priceOfNumber(closes[place] ?? NaN, priceDecimals) };
    });
  }

  /** Of the bars that closed now, those that a review of these signals and unmet targets is about. */
  marks(at: Mark['at'], signals: readonly SignalsRaised[], account: Account): readonly Mark[] {
    const asked = this.#asked;
    if (account.unmet === 0 && this.#timeline.count === asked.length)
      return this.#signaledMarks(at, signals);
    for (const raised of signals)
      for (const { instrumentId } of raised.signals) asked[this.#mirror.place(instrumentId)] = 1;
    if (account.unmet > 0) this.#askUnmet(account);
    return this.#askedMarks(at);
  }

  /** Where every instrument has closed, without a look at those that nobody speaks of. */
  #signaledMarks(at: Mark['at'], signals: readonly SignalsRaised[]): readonly Mark[] {
    const { rows } = this.#timeline;
    const asked = this.#asked;
    const marks: Mark[] = [];
    for (const raised of signals)
      for (const { instrumentId } of raised.signals) {
        const place = this.#mirror.place(instrumentId);
        if (asked[place] !== 0) continue;
        asked[place] = 1;
        marks.push(this.mark(place, rows[place] as number, at));
      }
    for (const { instrumentId } of marks) asked[this.#mirror.place(instrumentId)] = 0;
    return marks;
  }

  /** Every bar that closed now. */
  allMarks(at: Mark['at']): readonly Mark[] {
    this.#asked.fill(1);
    return this.#askedMarks(at);
  }

  #askedMarks(at: Mark['at']): readonly Mark[] {
    const { count, closed, rows } = this.#timeline;
    const asked = this.#asked;
    const marks: Mark[] = [];
    for (let next = 0; next < count; next += 1) {
      const place = closed[next] as number;
      if (asked[place] !== 1) continue;
      asked[place] = 0;
      marks.push(this.mark(place, rows[place] as number, at));
    }
    // What was asked for may have no bar at this instant.
    if (count < asked.length) asked.fill(0);
    return marks;
  }

  #askUnmet({ slots }: Account): void {
    const width = this.#instruments.length;
    for (const [index, slot] of slots.entries()) if (isUnmet(slot)) this.#asked[index % width] = 1;
  }

  /** Of a bar that may have closed before this instant. */
  lastMark(place: number, row: number): Mark {
    const { columns } = this.#planned(place);
    return this.mark(place, row, timestampOfMilliseconds(columns.closeTime[row] ?? NaN));
  }

  mark(place: number, row: number, at: Mark['at']): Mark {
    const { columns, instrument } = this.#planned(place);
    return {
      instrumentId: instrument.id,
      price: priceOfNumber(columns.close[row] ?? NaN, instrument.priceDecimals),
      windowPrice: this.#windows?.priceAt(place, row) ?? null,
      at,
      high: columns.high[row] ?? NaN,
      low: columns.low[row] ?? NaN,
      volume: columns.volume[row] ?? 0,
    };
  }

  #planned(place: number): PlannedInstrument {
    const planned = this.#instruments[place];
    if (!planned) throw new RangeError(`the run has no instrument ${place}`);
    return planned;
  }
}

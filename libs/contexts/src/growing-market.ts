import { FIRST_OF_SESSION, LAST_OF_SESSION } from '@stratvector/backtest';
import type { Instants, PlannedInstrument, RunPlan } from '@stratvector/backtest';
import { ArrivingColumns } from '@stratvector/domain-strategy';
import { assert, millisecondsOf } from '@stratvector/kernel';
import type { Instant, InstantBar, InstrumentId } from '@stratvector/model';

const edgesOf = ({ firstOfSession, lastOfSession }: InstantBar): number =>
  (firstOfSession ? FIRST_OF_SESSION : 0) | (lastOfSession ? LAST_OF_SESSION : 0);

/** An instrument whose bars come one by one. */
export class GrowingInstrument implements PlannedInstrument {
  readonly instrument: PlannedInstrument['instrument'];
  readonly columns = new ArrivingColumns();
  sessionEdges = new Uint8Array(this.columns.capacity);
  /** Counts the sessions that have begun. */
  session = 0;
  readonly actions = [];
  readonly ends = null;
  readonly coarser = new Map<never, never>();
  readonly finer = null;
  readonly halts = [];

  constructor(instrument: PlannedInstrument['instrument']) {
    this.instrument = instrument;
  }

  /** True where the arrays of the columns were replaced. */
  push(bar: InstantBar, closeTime: number): boolean {
    const grows = this.columns.push(bar, closeTime);
    if (grows) this.#widen();
    this.sessionEdges[this.columns.length - 1] = edgesOf(bar);
    if (bar.firstOfSession) this.session += 1;
    return grows;
  }

  #widen(): void {
    const wider = new Uint8Array(this.columns.capacity);
    wider.set(this.sessionEdges);
    this.sessionEdges = wider;
  }
}

/** What a service knows of the market: the instants that have come, and the bars so far. */
export class GrowingMarket implements Instants {
  readonly instruments: readonly GrowingInstrument[];
  /** The plan of a run over the bars there are. */
  readonly plan: RunPlan;
  closeTime = NaN;
  count = 0;
  readonly closed: Int32Array;
  readonly rows: Int32Array;
  readonly #places = new Map<InstrumentId, number>();

  /** `plan` without its bars: they come with the instants. */
  constructor(plan: RunPlan) {
    this.instruments = plan.instruments.map(({ instrument }) => new GrowingInstrument(instrument));
    this.plan = { ...plan, instruments: this.instruments };
    const width = this.instruments.length;
    this.closed = new Int32Array(width);
    this.rows = new Int32Array(width).fill(-1);
    this.instruments.forEach(({ instrument }, place) => this.#places.set(instrument.id, place));
  }

  /** −1 for an instrument that is none of the plan's. */
  placeOf(id: InstrumentId): number {
    return this.#places.get(id) ?? -1;
  }

  /**
   * Takes in the bars of the next instant; those of other instruments are passed over. `onGrow` hears the
   * places whose arrays were replaced.
   */
  arrive({ closeTime, bars }: Instant, onGrow: (place: number) => void): void {
    const now = millisecondsOf(closeTime);
    assert(!(now <= this.closeTime), 'an instant is older than the one before it');
    this.closeTime = now;
    this.count = 0;
    for (const bar of bars) this.#take(bar, onGrow);
    this.closed.subarray(0, this.count).sort();
  }

  #take(bar: InstantBar, onGrow: (place: number) => void): void {
    const place = this.placeOf(bar.instrumentId);
    const instrument = this.instruments[place];
    if (!instrument) return;
    if (instrument.push(bar, this.closeTime)) onGrow(place);
    this.rows[place] = instrument.columns.length - 1;
    this.closed[this.count] = place;
    this.count += 1;
  }
}

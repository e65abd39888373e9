import type { BookingMessage, Signal } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { BarCursor, DecisionRefused, Decisions, signalOf } from '@stratvector/domain-strategy';
import type { Decision, Strategy, StrategyCommand, Timer } from '@stratvector/domain-strategy';
import type { BarColumns, Instrument, StrategyId } from '@stratvector/model';
import { CoarserBars } from './coarser-bars.ts';
import type { Cursors } from './cursors.ts';
import type { PlannedStrategy, RunPlan } from './plan.ts';
import { passQuiet } from './quiet-bars.ts';
import type { Stretch } from './quiet-bars.ts';
import { StrategyFailed } from './strategy-failed.ts';
import type { Instants } from './timeline.ts';
import type { VolatilityColumns } from './volatility-columns.ts';

interface Made {
  readonly warmUp: number;
  readonly strategy: Strategy;
  readonly cursors: Cursors;
  readonly coarser: CoarserBars;
}

/** What a strategy looks at. */
interface Sight {
  readonly volatilities: Pick<VolatilityColumns, 'at'>;
  /** Makes what it looks at; asks the strategy what that is. */
  readonly cursors: () => Cursors;
}

const make = (plan: RunPlan, planned: PlannedStrategy, sight: Sight): Made => {
  const { definition, parameters } = planned;
  const cursors = sight.cursors();
  const { own } = cursors;
  const strategy = definition.create({
    parameters,
    instruments: own.map(({ instrumentId }) => instrumentId),
    timeframe: plan.timeframe,
    allowShort: plan.terms.limits.allowShort,
  });
  return {
    warmUp: definition.warmUp(parameters),
    strategy,
    cursors,
    coarser: new CoarserBars(cursors.coarser),
  };
};

/**
 * Runs one strategy's code over columns and turns what it decides into signals. What that code throws
 * becomes a `StrategyFailed` that says where.
 */
export class StrategyHost {
  readonly id: StrategyId;
  readonly warmUp: number;
  readonly decisions: Decisions;
  /** A coarser bar closes at this instant and has not been shown yet. */
  coarserDue = false;
  readonly #planned: PlannedStrategy;
  readonly #strategy: Strategy;
  /** By place in the strategy's universe, and by place in the run: null where it is not in it. */
  readonly #own: readonly BarCursor[];
  readonly #cursors: readonly (BarCursor | null)[];
  readonly #coarser: CoarserBars;
  readonly #made: Cursors;
  readonly #instruments: readonly Instrument[];
  readonly #volatilities: Pick<VolatilityColumns, 'at'>;
  readonly #timers = new Map<string, number>();
  /** What strategies that compare instruments are shown; used again at each instant. */
  readonly #bars: (BarCursor | null)[];
  readonly #latest: (BarCursor | null)[];

  constructor(plan: RunPlan, planned: PlannedStrategy, sight: Sight) {
    this.id = planned.id;
    this.#planned = planned;
    const { universe } = planned;
    this.decisions = new Decisions(universe.length);
    const { warmUp, strategy, cursors, coarser } = this.#guarded('create', null, () =>
      make(plan, planned, sight),
    );
    const { own } = cursors;
    this.#made = cursors;
    this.warmUp = warmUp;
    this.#strategy = strategy;
    this.#own = own;
    this.#coarser = coarser;
    this.#cursors = plan.instruments.map((_, place) => own[universe.indexOf(place)] ?? null);
    this.#instruments = plan.instruments
      .filter((_, place) => universe.includes(place))
      .map(({ instrument }) => instrument);
    this.#volatilities = sight.volatilities;
    this.#bars = own.map(() => null);
    this.#latest = own.map(() => null);
  }

  /** Whether the strategy compares instruments once all bars of the instant are in. */
  get comparesInstruments(): boolean {
    return this.#strategy.onInstant !== undefined;
  }

  /** Milliseconds: the close of the next coarser bar; Infinity where there is none. */
  get nextCoarser(): number {
    return this.#coarser.next;
  }

  start(at: Timestamp): StrategyCommand {
    const { definition, parameters } = this.#planned;
    const data = { name: definition.name, parameters, warmUp: this.warmUp };
    return { type: 'StartStrategy', at, data };
  }

  onBar(place: number, row: number): void {
    const cursor = this.#cursors[place];
    if (!cursor) return;
    BarCursor.moveTo(cursor, row);
    try {
      this.#strategy.onBar?.(cursor, this.decisions);
    } catch (error) {
      this.#fail('onBar', cursor, error);
    }
  }

  /** Shows the bars of an instant, by place, once their windows are full. */
  onBars({ count, closed, rows }: Instants): void {
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] as number;
      const row = rows[place] as number;
      if (row + 1 >= this.warmUp) this.onBar(place, row);
    }
  }

  /** Shows quiet bars of the only instrument; answers with the row that stops it. */
  passQuiet(columns: BarColumns, stretch: Stretch): number {
    const [cursor] = this.#cursors;
    if (!cursor) return stretch.from;
    const { decisions } = this;
    try {
      return passQuiet(columns, stretch, cursor, { strategy: this.#strategy, decisions });
    } catch (error) {
      return this.#fail('onBar', cursor, error);
    }
  }

  /** Shows the coarser bars that closed before a moment, or, with `upTo`, at it. */
  onCoarserBars(moment: number, upTo: 'before' | 'at', rows: Int32Array): void {
    while (this.nextCoarser < moment || (upTo === 'at' && this.nextCoarser === moment)) {
      const stream = this.#coarser.take();
      if (!stream) return;
      const { cursor, place } = stream;
      if ((rows[place] ?? -1) + 1 < this.warmUp) continue;
      this.#guarded('onBar', cursor, () => this.#strategy.onBar?.(cursor, this.decisions));
    }
  }

  /** Moves over coarser bars that only fill windows. */
  passCoarserBars(moment: number): void {
    while (this.nextCoarser <= moment) this.#coarser.take();
  }

  /** For a strategy that compares instruments, once the bars of the instant are in. */
  onInstant(timeline: Instants): void {
    if (!this.#strategy.onInstant) return;
    const { closeTime } = timeline;
    if (!this.#gather(timeline)) return;
    const instant = { closeTime, bars: this.#bars, latest: this.#latest };
    try {
      this.#strategy.onInstant(instant, this.decisions);
    } catch (error) {
      this.#fail('onInstant', null, error, closeTime);
    }
  }

  onFill(booking: BookingMessage): void {
    if (booking.strategyId !== this.id || !this.#strategy.onFill) return;
    const bar = this.#own.find(({ instrumentId }) => instrumentId === booking.instrumentId);
    this.#guarded('onFill', bar ?? null, () => this.#strategy.onFill?.(booking, this.decisions));
  }

  /** Sets out the bars of an instant; false where none of the strategy's own is among them. */
  #gather({ closed, count, rows }: Instants): boolean {
    this.#bars.fill(null);
    let found = false;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const cursor = this.#cursors[place];
      if (!cursor || (rows[place] ?? -1) + 1 < this.warmUp) continue;
      this.#bars[cursor.index] = cursor;
      this.#latest[cursor.index] = cursor;
      found = true;
    }
    return found;
  }

  /** Before the first bar on new shares; a strategy that has seen no bar has kept no price. */
  onSplit(place: number, ratio: number): void {
    this.#made.rewarm(place);
    const cursor = this.#cursors[place];
    if (!cursor) return;
    const { index, row } = cursor;
    if (row >= 0)
      this.#guarded('onSplit', cursor, () => this.#strategy.onSplit?.({ index, ratio }));
  }

  /** Whether a timer is still set for this time: one of its name may have been set anew. */
  awaits({ name, at }: Timer): boolean {
    return this.#timers.get(name) === at;
  }

  onTimer(timer: Timer, instant: number): void {
    this.#timers.delete(timer.name);
    try {
      this.#strategy.onTimer?.(timer, this.decisions);
    } catch (error) {
      this.#fail('onTimer', null, error, instant);
    }
  }

  /** What was decided at this instant, as a command to the strategy's stream, and its timers. */
  command(at: Timestamp): { readonly command: StrategyCommand; readonly timers: readonly Timer[] } {
    const signals = this.decisions.take().map((decision) => this.#signal(decision));
    const timers = this.decisions.takeTimers();
    for (const { name, at: when } of timers) this.#timers.set(name, when);
    const data = {
      closeTime: at,
      signals,
      timers: timers.map(({ name, at: when }) => ({ name, at: timestampOfMilliseconds(when) })),
    };
    return { command: { type: 'RecordDecisions', at, data }, timers };
  }

  #signal(decision: Decision): Signal {
    const instrument = this.#instruments[decision.instrument];
    const bar = this.#own[decision.instrument];
    if (!instrument || !bar) throw new RangeError(`no instrument ${decision.instrument}`);
    if (bar.row < 0)
      this.#fail(
        'decide',
        null,
        new DecisionRefused(
          `${bar.instrumentId} has had no bar after the warm-up yet, so there is no price to decide at; look whether instant.latest has it`,
        ),
      );
    const place = this.#planned.universe[decision.instrument] ?? -1;
    const volatility = this.#volatilities.at(place, bar.row);
    return signalOf(decision, instrument, bar, volatility);
  }

  #guarded<Value>(handler: string, bar: BarCursor | null, call: () => Value): Value {
    try {
      return call();
    } catch (error) {
      return this.#fail(handler, bar, error);
    }
  }

  #fail(handler: string, bar: BarCursor | null, error: unknown, at: number | null = null): never {
    const { file } = this.#planned;
    throw new StrategyFailed({ file, strategy: this.id, handler, bar, at }, error);
  }
}

import type { BookingMessage, Signal } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import { BarCursor, Decisions, indicatorColumns, signalOf } from '@stratvector/domain-strategy';
import type { Strategy, StrategyCommand } from '@stratvector/domain-strategy';
import type { Instrument, StrategyId } from '@stratvector/model';
import type { PlannedStrategy, RunPlan } from './plan.ts';
import type { Timeline } from './timeline.ts';
import type { VolatilityColumns } from './volatility-columns.ts';

/** Runs one strategy's code over columns and turns what it decides into signals. */
export class StrategyHost {
  readonly id: StrategyId;
  readonly warmUp: number;
  readonly decisions: Decisions;
  readonly #planned: PlannedStrategy;
  readonly #strategy: Strategy;
  readonly #cursors: readonly BarCursor[];
  readonly #instruments: readonly Instrument[];
  readonly #seen: (BarCursor | null)[];
  readonly #volatilities: VolatilityColumns;

  constructor(
    plan: RunPlan,
    planned: PlannedStrategy,
    { positions, volatilities }: { positions: Float64Array; volatilities: VolatilityColumns },
  ) {
    const { definition, parameters } = planned;
    this.id = planned.id;
    this.#planned = planned;
    this.warmUp = definition.warmUp(parameters);
    this.#instruments = plan.instruments.map(({ instrument }) => instrument);
    this.decisions = new Decisions(plan.instruments.length);
    this.#strategy = definition.create({
      parameters,
      instruments: this.#instruments.map(({ id }) => id),
      timeframe: plan.timeframe,
      allowShort: plan.terms.limits.allowShort,
    });
    this.#cursors = plan.instruments.map(
      ({ instrument, columns }, index) =>
        new BarCursor({
          instrumentId: instrument.id,
          index,
          positions,
          timeframe: plan.timeframe,
          columns,
          indicators: indicatorColumns(definition, parameters, columns),
        }),
    );
    this.#seen = plan.instruments.map(() => null);
    this.#volatilities = volatilities;
  }

  /** Whether the strategy compares instruments once all bars of the instant are in. */
  get comparesInstruments(): boolean {
    return this.#strategy.onInstant !== undefined;
  }

  start(at: Timestamp): StrategyCommand {
    const { definition, parameters } = this.#planned;
    const data = { name: definition.name, parameters, warmUp: this.warmUp };
    return { type: 'StartStrategy', at, data };
  }

  onBar(place: number, row: number): void {
    const cursor = this.#cursors[place];
    if (!cursor) return;
    cursor.row = row;
    this.#strategy.onBar?.(cursor, this.decisions);
  }

  /** For a strategy that compares instruments, once the bars of the instant are in. */
  onInstant({ closeTime, closed, count }: Timeline): void {
    if (!this.#strategy.onInstant) return;
    const bars = this.#cursors.map((): BarCursor | null => null);
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const cursor = this.#cursors[place] ?? null;
      bars[place] = cursor;
      this.#seen[place] = cursor;
    }
    this.#strategy.onInstant({ closeTime, bars, latest: this.#seen }, this.decisions);
  }

  onFill(booking: BookingMessage): void {
    if (booking.strategyId === this.id) this.#strategy.onFill?.(booking, this.decisions);
  }

  /** What was decided at this instant, as a command to the strategy's stream. */
  command(at: Timestamp): StrategyCommand {
    const signals: Signal[] = [];
    for (const decision of this.decisions.take()) {
      const instrument = this.#instruments[decision.instrument];
      const bar = this.#cursors[decision.instrument];
      if (!instrument || !bar) continue;
      const volatility = this.#volatilities.at(decision.instrument, bar.row);
      signals.push(signalOf(decision, instrument, bar, volatility));
    }
    return { type: 'RecordDecisions', at, data: { closeTime: at, signals } };
  }
}

import { Decisions } from '@stratvector/domain-strategy';
import type {
  Decision,
  Strategy,
  StrategyDefinition,
  StrategySetup,
} from '@stratvector/domain-strategy';

/** What was decided at one instant, waiting for the instrument's next bar. */
interface Waiting {
  readonly closeTime: number;
  readonly decision: Decision;
}

const emit = (
  { instrument, kind, value, order, change, reason }: Decision,
  to: Decisions,
): void => {
  const of = { index: instrument };
  if (kind === 'direction') to.direction(of, value > 0 ? 1 : value < 0 ? -1 : 0, reason);
  else if (kind === 'weight') to.weight(of, value, reason);
  else if (order) to.order(of, order, reason);
  else if (change) to.change(of, change.name, change, reason);
};

/** Holds back what the strategy says until the next bar of the instrument it says it of. */
class DelayedStrategy implements Strategy {
  readonly #inner: Strategy;
  readonly #timeframe: string;
  readonly #said: Decisions;
  readonly #waiting: Waiting[][];

  constructor(definition: StrategyDefinition, setup: StrategySetup) {
    this.#inner = definition.create(setup);
    this.#timeframe = setup.timeframe;
    this.#said = new Decisions(setup.instruments.length);
    this.#waiting = setup.instruments.map(() => []);
  }

  get comparesInstruments(): boolean {
    return this.#inner.onInstant !== undefined;
  }

  onBar(...[bar, decide]: Parameters<NonNullable<Strategy['onBar']>>): void {
    const { closeTime } = bar;
    // What was decided while a fill of this instant was handled belongs to this instant.
    this.#hold(closeTime);
    if (bar.timeframe === this.#timeframe) this.#release(bar.index, closeTime, decide);
    this.#inner.onBar?.(bar, this.#said);
    this.#passTimers(decide);
    this.#hold(closeTime);
  }

  onInstant(...[instant, decide]: Parameters<NonNullable<Strategy['onInstant']>>): void {
    this.#inner.onInstant?.(instant, this.#said);
    this.#passTimers(decide);
    this.#hold(instant.closeTime);
  }

  onFill(...[fill, decide]: Parameters<NonNullable<Strategy['onFill']>>): void {
    this.#inner.onFill?.(fill, this.#said);
    this.#passTimers(decide);
  }

  onTimer(...[timer, decide]: Parameters<NonNullable<Strategy['onTimer']>>): void {
    this.#inner.onTimer?.(timer, this.#said);
    this.#passTimers(decide);
  }

  /** What waits is in shares of its own day or, as directions and weights are, in none. */
  onSplit(...[split]: Parameters<NonNullable<Strategy['onSplit']>>): void {
    this.#inner.onSplit?.(split);
  }

  /** A timer is a question to the clock, not an order: it is not held back. */
  #passTimers(to: Decisions): void {
    for (const { at, name } of this.#said.takeTimers()) to.timer(at, name);
  }

  #hold(closeTime: number): void {
    if (this.#said.count === 0) return;
    for (const decision of this.#said.take())
      this.#waiting[decision.instrument]?.push({ closeTime, decision });
  }

  #release(instrument: number, closeTime: number, to: Decisions): void {
    const waiting = this.#waiting[instrument] ?? [];
    if (waiting.length === 0) return;
    for (const { decision } of waiting.filter((one) => one.closeTime < closeTime))
      emit(decision, to);
    this.#waiting[instrument] = waiting.filter((one) => one.closeTime >= closeTime);
  }
}

/**
 * The same strategy one bar later: what it decides at an instrument's bar t it says at bar t + 1, so
 * that its orders work from t + 2 on. Unlike a latency this costs a bar over gaps and weekends too.
 */
export const delayedByOneBar = (definition: StrategyDefinition): StrategyDefinition => ({
  ...definition,
  create: (setup) => {
    const delayed = new DelayedStrategy(definition, setup);
    const calls: Strategy = {
      onBar: (bar, decide) => delayed.onBar(bar, decide),
      onFill: (fill, decide) => delayed.onFill(fill, decide),
      onTimer: (timer, decide) => delayed.onTimer(timer, decide),
      onSplit: (split) => delayed.onSplit(split),
    };
    // The host asks for comparisons only where there is somebody to make them.
    return delayed.comparesInstruments
      ? { ...calls, onInstant: (instant, decide) => delayed.onInstant(instant, decide) }
      : calls;
  },
});

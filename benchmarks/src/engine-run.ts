import { Engine, LAST_OF_SESSION, MemoryJournal, NoJournal } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { planOf } from '@stratvector/backtest/fixture';
import {
  COMMISSION_MODELS,
  fractionOfNumber,
  moneyOfNumber,
  resolveParameters,
  SLIPPAGE_MODELS,
} from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';

const SESSION_MINUTES = 1440;

export interface EngineTerms {
  readonly lookback: number;
  readonly threshold: number;
  readonly journal: boolean;
}

export interface EngineRun {
  readonly bars: number;
  readonly events: number;
  readonly fills: number;
  /** Of the run alone: loading, planning and writing are not in it. */
  readonly seconds: number;
  /** Seconds per event in the second and the last fifth of the bars. */
  readonly early: number;
  readonly late: number;
}

/** The schedules of the configuration's defaults: Interactive Brokers fixed, one basis point. */
const costsOf = () => {
  const [commission] = COMMISSION_MODELS.filter(({ name }) => name === 'ib-fixed');
  const [slippage] = SLIPPAGE_MODELS.filter(({ name }) => name === 'bps');
  if (!commission || !slippage) throw new Error('the default cost models are not registered');
  return {
    commission: commission.create({}),
    slippage: slippage.create(resolveParameters(slippage.parameters, {}).values),
  };
};

/** Momentum with a stop, a target, costs, limits and review, over so many instruments. */
const planFor = (bars: Readonly<Record<string, BarColumns>>, terms: EngineTerms): RunPlan => {
  const plan = planOf(bars);
  const costs = costsOf();
  const strategies = plan.strategies.map((strategy) => ({
    ...strategy,
    parameters: { ...strategy.parameters, lookback: terms.lookback, threshold: terms.threshold },
  }));
  // Sessions of a day: the last minute of each ends what is good for the day.
  const instruments = plan.instruments.map((planned) => ({
    ...planned,
    sessionEdges: planned.sessionEdges.map((_, row) =>
      row % SESSION_MINUTES === SESSION_MINUTES - 1 ? LAST_OF_SESSION : 0,
    ),
  }));
  const limits = {
    ...plan.terms.limits,
    maxOrderNotional: moneyOfNumber(1_000_000),
    maxGrossExposure: fractionOfNumber(2),
  };
  // Sized on a fixed capital and with cash to spare, so that a losing walk goes on trading.
  const account = { ...plan.terms, ...costs, limits, capital: moneyOfNumber(100_000) };
  const venue = { ...plan.venue, ...costs };
  const cash = moneyOfNumber(100_000_000);
  return { ...plan, terms: account, venue, cash, strategies, instruments };
};

const fillsIn = (journal: MemoryJournal): number => {
  let fills = 0;
  for (const { event } of journal.entries()) if (event.type === 'FillBooked') fills += 1;
  return fills;
};

/** Seconds per event of a stretch; NaN where nothing happened. */
class Stretches {
  readonly #marks: { readonly bars: number; readonly events: number; readonly at: number }[] = [];

  mark(bars: number, events: number): void {
    this.#marks.push({ bars, events, at: performance.now() });
  }

  /** Between two shares of all bars. */
  secondsPerEvent(from: number, to: number, bars: number): number {
    const first = this.#marks.find((mark) => mark.bars >= from * bars);
    const last = this.#marks.find((mark) => mark.bars >= to * bars) ?? this.#marks.at(-1);
    if (!first || !last) return NaN;
    return (last.at - first.at) / 1000 / (last.events - first.events);
  }
}

export const engineRun = (
  bars: Readonly<Record<string, BarColumns>>,
  terms: EngineTerms,
): EngineRun => {
  const journal = terms.journal ? new MemoryJournal() : new NoJournal();
  const engine = new Engine(planFor(bars, terms), journal);
  const stretches = new Stretches();
  const started = performance.now();
  while (engine.advance()) stretches.mark(engine.bars, journal.length);
  const record = engine.finish();
  const seconds = (performance.now() - started) / 1000;
  return {
    bars: record.bars,
    events: journal.length,
    fills: journal instanceof MemoryJournal ? fillsIn(journal) : 0,
    seconds,
    early: stretches.secondsPerEvent(0.2, 0.4, record.bars),
    late: stretches.secondsPerEvent(0.8, 1, record.bars),
  };
};

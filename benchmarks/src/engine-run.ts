import { Engine, LAST_OF_SESSION, MemoryJournal } from '@stratvector/backtest';
import { planOf } from '@stratvector/backtest/fixture';
import type { Journal } from '@stratvector/kernel';
import { moneyOfNumber } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';

/** Counts and forgets: what the journal itself costs is the difference. */
class NoJournal implements Journal {
  length = 0;

  open(): number {
    return 0;
  }

  append(): void {
    this.length += 1;
  }
}

export interface EngineRun {
  readonly bars: number;
  readonly fills: number;
  readonly events: number;
  readonly seconds: number;
}

/** Momentum with a stop, a target, costs and review, over so many instruments. */
export const engineRun = (
  bars: Readonly<Record<string, BarColumns>>,
  terms: { readonly lookback: number; readonly threshold: number; readonly journal: boolean },
): EngineRun => {
  const plan = planOf(bars);
  const strategies = plan.strategies.map((strategy) => ({
    ...strategy,
    parameters: { ...strategy.parameters, lookback: terms.lookback, threshold: terms.threshold },
  }));
  // Sessions of a day: the last minute of each ends what is good for the day.
  const instruments = plan.instruments.map((planned) => ({
    ...planned,
    sessionEdges: planned.sessionEdges.map((_, row) => (row % 1440 === 1439 ? LAST_OF_SESSION : 0)),
  }));
  const journal = terms.journal ? new MemoryJournal() : new NoJournal();
  // Sized on a fixed capital and with cash to spare, so that a losing walk goes on trading.
  const account = { ...plan.terms, capital: moneyOfNumber(100_000) };
  const cash = moneyOfNumber(100_000_000);
  const engine = new Engine({ ...plan, terms: account, cash, strategies, instruments }, journal);
  const started = performance.now();
  const record = engine.run();
  const seconds = (performance.now() - started) / 1000;
  const fills =
    journal instanceof MemoryJournal
      ? [...journal.entries()].filter(({ event }) => event.type === 'FillBooked').length
      : 0;
  return { bars: record.bars, fills, events: journal.length, seconds };
};

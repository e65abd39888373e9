import type { Engine, RunRecord } from '@stratvector/backtest';
import { SingleBar } from 'cli-progress';
import { pause } from './stop.ts';
import { barRate } from './terminal.ts';

const SHOW_AFTER_MS = 1000;
const UPDATE_MS = 100;

/** A bar on the terminal, once a run has taken over a second; silent anywhere else. */
class ProgressBar {
  #bar: SingleBar | null = null;
  readonly #total: number;
  readonly #started = performance.now();

  constructor(total: number) {
    this.#total = total;
  }

  update(bars: number): void {
    const seconds = (performance.now() - this.#started) / 1000;
    if (!process.stderr.isTTY || seconds * 1000 < SHOW_AFTER_MS) return;
    const rate = barRate(bars / seconds, 1);
    if (!this.#bar) {
      const format = '{bar} {percentage} % | {rate} | {eta_formatted} left';
      this.#bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true });
      this.#bar.start(this.#total, bars, { rate });
    }
    this.#bar.update(bars, { rate });
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** Runs the engine, showing how far it is; it may be stopped between two pieces of work. */
export const runShown = async (engine: Engine, totalBars: number): Promise<RunRecord> => {
  const bar = new ProgressBar(totalBars);
  let shown = performance.now();
  try {
    while (engine.advance()) {
      if (performance.now() - shown < UPDATE_MS) continue;
      shown = performance.now();
      bar.update(engine.bars);
      await pause();
    }
    return engine.finish();
  } finally {
    bar.stop();
  }
};

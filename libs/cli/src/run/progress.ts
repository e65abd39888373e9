import { setImmediate } from 'node:timers/promises';
import type { Engine, RunRecord } from '@stratvector/backtest';
import { SingleBar } from 'cli-progress';

const SHOW_AFTER_MS = 1000;
const UPDATE_MS = 100;

/** The run was stopped by the user; nothing of it is kept. */
class Interrupted extends Error {
  constructor() {
    super('stopped: nothing was written');
    this.name = 'Interrupted';
  }
}

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
    const rate = `${(bars / seconds / 1e6).toFixed(1)} million bars/s`;
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

/** Runs the engine, showing how far it is; Ctrl-C stops it between two pieces of work. */
export const runShown = async (engine: Engine, totalBars: number): Promise<RunRecord> => {
  const bar = new ProgressBar(totalBars);
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  let shown = performance.now();
  try {
    while (engine.advance()) {
      if (performance.now() - shown < UPDATE_MS) continue;
      shown = performance.now();
      bar.update(engine.bars);
      await setImmediate();
      if (isInterrupted) throw new Interrupted();
    }
    return engine.finish();
  } finally {
    bar.stop();
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
};

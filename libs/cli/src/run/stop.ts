import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What is to be done should the program end before; the answer takes it back. */
export const onExit = (cleanUp: () => void): (() => void) => {
  process.once('exit', cleanUp);
  return () => void process.removeListener('exit', cleanUp);
};

/**
 * Between two pieces of work: only then a wish to stop is heard, because Node tells of a signal from
 * its event loop alone.
 */
export const pause = (): Promise<void> => setImmediate();

/**
 * The same sentence and the usual code (128 and the signal's number), whatever was at work; each writer
 * removes its temporary files at the exit.
 */
const stop = (signal: (typeof SIGNALS)[number]): void => {
  console.error('Stopped, as asked: nothing that was unfinished is kept.');
  process.exit(128 + constants.signals[signal]);
};

/** Does work that the user may stop at any `pause`. */
export const stoppable = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  }
};

import { setTimeout as pass } from 'node:timers/promises';

const DRAIN_MS = 20_000;

/** Whether what is being stopped was finished in time; what was not is as safe as in a crash. */
export const drained = (stopped: Promise<unknown>): Promise<boolean> =>
  Promise.race([stopped.then(() => true), pass(DRAIN_MS, false, { ref: false })]);

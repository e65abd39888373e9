import { StrategyFailed } from '@stratvector/backtest';
import { RunFailed } from '../failure.ts';

/** What a strategy's own code has thrown, as the sentence that its author needs; else the error as it is. */
export const runFailure = (error: unknown): unknown =>
  error instanceof StrategyFailed
    ? new RunFailed(`${error.message}; correct the strategy and run it again`, error.cause)
    : error;

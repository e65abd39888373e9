import { basename } from 'node:path';
import { DecisionRefused } from '@stratvector/domain-strategy';
import type { BarCursor } from '@stratvector/domain-strategy';

/** Where in a strategy's code a failure came up. */
export interface FailedAt {
  /** The user's own file; null for strategies that ship. */
  readonly file: string | null;
  readonly strategy: string;
  readonly handler: string;
  /** The bar it was shown, or null where it was shown none. */
  readonly bar: BarCursor | null;
  /** Milliseconds: the instant, where there is no bar; null before the first. */
  readonly at: number | null;
}

const reasonOf = (error: unknown): string => {
  if (error instanceof DecisionRefused) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
};

/** The deepest line of the file that the error went through, as `:12`. */
const lineIn = (file: string, error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => line.includes(basename(file)));
  const line = frame && /:(\d+):\d+\)?$/.exec(frame)?.[1];
  return line === undefined ? '' : `:${line}`;
};

const timeText = (time: number): string => new Date(time).toISOString();

const whenText = ({ bar, at }: FailedAt): string => {
  if (bar)
    return ` at the ${bar.timeframe} bar of ${bar.instrumentId} that closed at ${timeText(bar.closeTime)}`;
  return at === null ? '' : ` at the instant ${timeText(at)}`;
};

/** A strategy's own code has thrown, or has answered with something that cannot be traded. */
export class StrategyFailed extends Error {
  constructor(where: FailedAt, error: unknown) {
    const { file, strategy, handler } = where;
    const source = file === null ? strategy : `${file}${lineIn(file, error)}`;
    super(`${source}: ${handler} failed${whenText(where)}: ${reasonOf(error)}`, { cause: error });
    this.name = 'StrategyFailed';
  }
}

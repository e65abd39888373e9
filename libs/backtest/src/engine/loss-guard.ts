import type { Limits } from '@stratvector/domain-risk';
import { numberOfFraction } from '@stratvector/model';

/** What the account has to be asked about its losses. */
export type LossQuestion = 'none' | 'check';

/**
 * Follows equity in floats, so that the account's exact check is asked for only near a limit: a share
 * of 10^-9 under it is asked about and answered by the account.
 */
export class LossGuard {
  /** Equity at the last close of the session before. */
  sessionEquity: number;
  peakEquity: number;
  readonly #dailyFloor: number;
  readonly #drawdownFloor: number;

  constructor({ maxDailyLoss, maxDrawdown }: Limits, equity: number) {
    this.sessionEquity = equity;
    this.peakEquity = equity;
    const floor = (limit: Limits['maxDailyLoss']): number =>
      limit === null ? 0 : 1 - numberOfFraction(limit) + 1e-9;
    this.#dailyFloor = floor(maxDailyLoss);
    this.#drawdownFloor = floor(maxDrawdown);
  }

  /** Whether there is anything to guard. */
  static isNeeded({ maxDailyLoss, maxDrawdown }: Limits): boolean {
    return maxDailyLoss !== null || maxDrawdown !== null;
  }

  startSession(equity: number): void {
    this.sessionEquity = equity;
  }

  look(equity: number): LossQuestion {
    if (equity > this.peakEquity) this.peakEquity = equity;
    const isNear =
      equity < this.sessionEquity * this.#dailyFloor ||
      equity < this.peakEquity * this.#drawdownFloor;
    return isNear ? 'check' : 'none';
  }
}

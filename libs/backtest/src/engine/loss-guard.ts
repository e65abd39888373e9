import type { AccountTerms } from '@stratvector/domain-risk';
import { numberOfFraction } from '@stratvector/model';

type GuardTerms = Pick<AccountTerms, 'limits' | 'maintenance'>;

/** A share under a limit at which the account is asked: it answers exactly. */
const NEAR = 1e-9;

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
  readonly #maintenance: number;

  constructor({ limits, maintenance }: GuardTerms, equity: number) {
    this.sessionEquity = equity;
    this.peakEquity = equity;
    const floor = (limit: GuardTerms['maintenance']): number =>
      limit === null ? 0 : 1 - numberOfFraction(limit) + NEAR;
    this.#dailyFloor = floor(limits.maxDailyLoss);
    this.#drawdownFloor = floor(limits.maxDrawdown);
    this.#maintenance = maintenance === null ? 0 : numberOfFraction(maintenance) + NEAR;
  }

  /** Whether there is anything to guard. */
  static isNeeded({ limits, maintenance }: GuardTerms): boolean {
    const { maxDailyLoss, maxDrawdown, maxExecutionsPerSession, maxOrderToTradeRatio } = limits;
    // Executions and messages are counted by session, and the guard tells the account of each.
    const bySession = maxExecutionsPerSession ?? maxOrderToTradeRatio;
    return [maxDailyLoss, maxDrawdown, bySession, maintenance].some((limit) => limit !== null);
  }

  startSession(equity: number): void {
    this.sessionEquity = equity;
  }

  /** What was paid in or out is no gain and no loss: both references move with it. */
  moveBy(flow: number): void {
    this.sessionEquity += flow;
    this.peakEquity += flow;
  }

  /** Whether a loss may have passed its limit. */
  nearsLoss(equity: number): boolean {
    if (equity > this.peakEquity) this.peakEquity = equity;
    return (
      equity < this.sessionEquity * this.#dailyFloor ||
      equity < this.peakEquity * this.#drawdownFloor
    );
  }

  /** Whether equity may no longer cover the maintenance margin of what is held. */
  nearsMarginCall(equity: number, gross: number): boolean {
    return equity < gross * this.#maintenance;
  }
}

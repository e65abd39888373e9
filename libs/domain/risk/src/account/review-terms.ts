import type { Money, Quantity } from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import type { RiskStatistics, Valuation } from './events.ts';
import type { SlotIndex } from './slot-index.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';
import type { Wish } from './wish.ts';

export interface Approval {
  readonly wish: Wish;
  readonly quantity: Quantity;
  /** At the counted price, with costs. */
  readonly base: Money;
  /** From there to the worst price. */
  readonly extra: Money;
}

/** What a check may know: the account and what this instant's earlier approvals have taken. */
export interface Review {
  readonly account: Account;
  readonly terms: AccountTerms;
  readonly index: SlotIndex;
  readonly valuation: Valuation;
  readonly statistics: RiskStatistics | null;
  readonly atMs: number;
  /** Cash and gross room that is still free. */
  readonly free: Money;
  readonly gross: Money;
  /** Signed. */
  readonly net: Money;
  /** Positions held or on their way. */
  readonly positions: number;
  /** Entries approved at this instant so far. */
  readonly basket: Money;
  /** What was approved at this instant so far, in the order in which ids are given. */
  readonly approvals: readonly Approval[];
}

export type Check = (wish: Wish, review: Review) => DeniedReason | null;

import type { Checks } from './checks.ts';
import type { AccountCommand } from './events.ts';
import type { SlotIndex } from './slot-index.ts';
import type { AccountTerms } from './terms.ts';

export type ReviewTargets = Extract<AccountCommand, { type: 'ReviewTargets' }>;

/** What an account is decided by, worked out once from its terms. */
export interface AccountContext {
  readonly terms: AccountTerms;
  readonly index: SlotIndex;
  readonly checks: Checks;
  /** Whether a limit can stop a strategy by what it does. */
  readonly stops: boolean;
}

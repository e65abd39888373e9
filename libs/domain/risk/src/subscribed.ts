import type { OrderFact, OrderFactMessage } from '@stratvector/contracts';
import type { OrderRole } from '@stratvector/model';
import type { AccountCommand } from './account/events.ts';
import { sharesAccount } from './account/terms.ts';
import type { AccountTerms } from './account/terms.ts';

/** What of an order concerns an account by its terms, besides what fills and what ends. */
export interface OrderInterest {
  /** Its limits count what the venue accepts. */
  readonly answers: boolean;
  /** It follows protection, which orders of other strategies may meet. */
  readonly protection: boolean;
}

export const orderInterestOf = (terms: AccountTerms): OrderInterest => ({
  answers: terms.limits.maxRejectRate !== null,
  protection: sharesAccount(terms),
});

/**
 * Whether a fact of an order is any of the account's business: the books follow what fills and what
 * ends, and what their limits ask for. Protection sets nothing aside, so its end leaves them as they are.
 */
export const concernsAccount = (
  kind: OrderFact['kind'],
  role: OrderRole,
  interest: OrderInterest,
): boolean => {
  const protects = role === 'stop-loss' || role === 'take-profit';
  switch (kind) {
    case 'filled':
    case 'modified':
    case 'modify-rejected':
    case 'rejected':
    case 'busted':
    case 'charged':
      return true;
    case 'canceled':
    case 'expired':
    case 'closed':
      return !protects || interest.protection;
    case 'accepted':
      return interest.answers;
    case 'armed':
    case 'updated':
      return protects && interest.protection;
    case 'submitted':
    case 'unknown':
      return false;
  }
};

/** Null where it does not concern the account. */
export const onOrderFact = (
  message: OrderFactMessage,
  interest: OrderInterest,
): AccountCommand | null =>
  concernsAccount(message.fact.kind, message.role, interest)
    ? { type: 'RecordOrderFact', at: message.at, data: { message } }
    : null;

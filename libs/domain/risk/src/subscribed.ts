import type { OrderFactMessage } from '@stratvector/contracts';
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

const isAsked = ({ fact, role }: OrderFactMessage, interest: OrderInterest): boolean => {
  if (fact.kind === 'accepted') return interest.answers;
  const protects = role === 'stop-loss' || role === 'take-profit';
  return interest.protection && protects && (fact.kind === 'armed' || fact.kind === 'updated');
};

/** The books follow what fills and what ends, and what their limits ask for; else null. */
export const onOrderFact = (
  message: OrderFactMessage,
  interest: OrderInterest,
): AccountCommand | null => {
  switch (message.fact.kind) {
    case 'filled':
    case 'modified':
    case 'modify-rejected':
    case 'canceled':
    case 'rejected':
    case 'expired':
      return { type: 'RecordOrderFact', at: message.at, data: { message } };
    case 'submitted':
    case 'accepted':
    case 'armed':
    case 'updated':
      return isAsked(message, interest)
        ? { type: 'RecordOrderFact', at: message.at, data: { message } }
        : null;
  }
};

import type { OrderFactMessage } from '@stratvector/contracts';
import type { AccountEvent } from './events.ts';
import type { SlotTerms } from './slot-index.ts';
import type { Account } from './state.ts';

export const isProtective = ({ role }: OrderFactMessage): boolean =>
  role === 'stop-loss' || role === 'take-profit';

const ended = (message: OrderFactMessage, account: Account): readonly AccountEvent[] => {
  const { orderId } = message;
  const known = account.protective.some(({ id }) => id === orderId);
  return known ? [{ type: 'ProtectionEnded', data: { orderId } }] : [];
};

/**
 * Where several strategies share an account, an order of one may meet the protection of another: so
 * the account follows what works of it, and at which prices.
 */
export const followProtection = (
  message: OrderFactMessage,
  { slot, instrumentId }: SlotTerms,
  account: Account,
): readonly AccountEvent[] => {
  const { fact, orderId, side } = message;
  switch (fact.kind) {
    case 'armed':
    case 'updated': {
      const { quantity, limitPrice, stopPrice } = fact;
      const data = { id: orderId, slot, instrumentId, side, quantity, limitPrice, stopPrice };
      return [{ type: 'ProtectionFollowed', data }];
    }
    case 'filled': {
      const known = account.protective.find(({ id }) => id === orderId);
      return known && fact.cumulative >= known.quantity ? ended(message, account) : [];
    }
    case 'canceled':
    case 'expired':
    case 'rejected':
    case 'closed':
      return ended(message, account);
    case 'submitted':
    case 'accepted':
    case 'modified':
    case 'modify-rejected':
    case 'unknown':
    case 'busted':
    case 'charged':
      return [];
  }
};

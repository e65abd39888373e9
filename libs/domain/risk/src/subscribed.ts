import type { OrderFactMessage } from '@stratvector/contracts';
import type { AccountCommand } from './account/events.ts';

/** The books follow what fills and what ends; what else becomes of an order is null here. */
export const onOrderFact = (message: OrderFactMessage): AccountCommand | null => {
  switch (message.fact.kind) {
    case 'filled':
    case 'canceled':
    case 'rejected':
    case 'expired':
      return { type: 'RecordOrderFact', at: message.at, data: { message } };
    case 'submitted':
    case 'accepted':
    case 'armed':
    case 'updated':
      return null;
  }
};

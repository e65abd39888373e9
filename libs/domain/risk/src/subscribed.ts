import type { OrderFactMessage } from '@stratvector/contracts';
import type { AccountCommand } from './account/events.ts';

/** Every fact of an order concerns the account it was approved for. */
export const onOrderFact = (message: OrderFactMessage): AccountCommand => ({
  type: 'RecordOrderFact',
  at: message.at,
  data: { message },
});

import type { BreakMessage } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { AccountId } from '@stratvector/model';
import type { ReconciliationEvent } from './events.ts';

const STATE = { BreakOpened: 'opened', BreakChanged: 'changed', BreakClosed: 'closed' } as const;

/** What others hear of a reconciliation: its breaks, and nothing else. */
export const publishedBreak = (
  event: ReconciliationEvent,
  accountId: AccountId,
  at: Timestamp,
): BreakMessage | null => {
  switch (event.type) {
    case 'BreakOpened':
    case 'BreakChanged':
    case 'BreakClosed':
      return {
        topic: 'execution.break.v1',
        at,
        accountId,
        state: STATE[event.type],
        ...event.data,
      };
    default:
      return null;
  }
};

import type { MessageTopic } from '@stratvector/contracts';

/** What the context of each service takes in. */
export const READS = {
  strategy: ['market-data.instant.v1', 'risk.booking.v1', 'risk.instant-booked.v1'],
  risk: [
    'market-data.instant.v1',
    'execution.order.v1',
    'execution.instant-filled.v1',
    'strategy.signal.v1',
  ],
  execution: [
    'market-data.instant.v1',
    'risk.order-approved.v1',
    'risk.modification-approved.v1',
    'risk.cancel-ordered.v1',
    'risk.instant-reviewed.v1',
  ],
  analytics: [
    'market-data.instant.v1',
    'risk.booking.v1',
    'risk.flow.v1',
    'risk.split.v1',
    'risk.instant-booked.v1',
    'risk.order-approved.v1',
    'execution.order.v1',
  ],
} satisfies Record<string, readonly MessageTopic[]>;

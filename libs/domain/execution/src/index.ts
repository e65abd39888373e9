export { Conservation } from './conservation/conservation.ts';
export { isOpen } from './order/open.ts';
export { order } from './order/order.ts';
export type { DoubtCommand, UnknownCause } from './order/doubt-events.ts';
export type {
  FillFact,
  Order,
  OrderCommand,
  OrderEvent,
  OrderStatus,
  RefusalCode,
  SendRefusalCode,
} from './order/events.ts';
export { expectedVolumes } from './parent-order/expected-volumes.ts';
export { isOpenParent, parentOrder } from './parent-order/parent-order.ts';
export type {
  OrderEnd,
  ParentOrder,
  ParentOrderCommand,
  ParentOrderEvent,
} from './parent-order/events.ts';
export { publishedParentFact } from './parent-order/published.ts';
export { SendThrottle } from './throttle/send-throttle.ts';
export { modifyRejectedMessage, publishedOrderFact } from './published.ts';
export type { Hears } from './published.ts';
export {
  isChildOrder,
  onCancelOrdered,
  onChildEvent,
  onModificationApproved,
  onVenueFact,
} from './subscribed.ts';
export type { Addressed } from './subscribed.ts';
export { onAmendment, onEnd, onExecution, onPresence } from './reconciliation/evidence.ts';
export type {
  Reconciliation,
  ReconciliationCause,
  ReconciliationCommand,
  ReconciliationEvent,
} from './reconciliation/events.ts';
export { Gathering, QUESTIONS, requestOf } from './reconciliation/gathering.ts';
export { publishedBreak } from './reconciliation/published.ts';
export { createReconciliation } from './reconciliation/reconciliation.ts';
export type { BookedOrder, BooksAtHand } from './reconciliation/snapshot.ts';

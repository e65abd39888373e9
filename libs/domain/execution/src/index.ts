export { Conservation } from './conservation/conservation.ts';
export { isOpen, order } from './order/order.ts';
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
  onOrderApproved,
  onVenueFact,
} from './subscribed.ts';
export type { Addressed } from './subscribed.ts';

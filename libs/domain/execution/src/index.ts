export { isOpen, order } from './order/order.ts';
export type { FillFact, Order, OrderCommand, OrderEvent, OrderStatus } from './order/events.ts';
export { SendThrottle } from './throttle/send-throttle.ts';
export { publishedOrderFact } from './published.ts';
export { onCancelOrdered, onOrderApproved, onVenueFact } from './subscribed.ts';
export type { Addressed } from './subscribed.ts';

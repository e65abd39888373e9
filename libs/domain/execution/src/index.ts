export { isOpen, order } from './order/order.ts';
export type { Order, OrderCommand, OrderEvent, OrderStatus } from './order/events.ts';
export { publishedOrderFact } from './published.ts';
export { onCancelOrdered, onOrderApproved, onVenueFact, orderStream } from './subscribed.ts';
export type { Addressed } from './subscribed.ts';

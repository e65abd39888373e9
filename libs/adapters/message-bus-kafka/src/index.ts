export { KafkaMessageBus } from './kafka-message-bus.ts';
export type { KafkaSettings } from './client.ts';

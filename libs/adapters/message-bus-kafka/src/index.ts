export { KafkaMessageBus } from './kafka-message-bus.ts';
export type { KafkaSettings } from './client.ts';
export { checkTopics, createTopics } from './topics.ts';
export type { TopicsFound } from './topics.ts';

export { missingForKafka, startKafka } from './private-kafka.ts';
export type { PrivateKafka } from './private-kafka.ts';

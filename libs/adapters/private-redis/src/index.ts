export { missingForRedis, startRedis } from './private-redis.ts';
export type { PrivateRedis } from './private-redis.ts';

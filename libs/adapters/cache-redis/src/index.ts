export { RedisCache } from './redis-cache.ts';
export type { RedisCacheTerms } from './redis-cache.ts';

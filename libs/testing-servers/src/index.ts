export { foundBrowser } from './browser.ts';
export { createDatabase, createRole, execute } from './database.ts';
export { kafkaBrokers, kafkaOfItsOwn } from './kafka.ts';
export { redisOfItsOwn, redisUrl } from './redis.ts';
export { skipped } from './found-server.ts';

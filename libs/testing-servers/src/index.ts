export { createDatabase, createRole } from './database.ts';
export { kafkaBrokers, kafkaOfItsOwn } from './kafka.ts';

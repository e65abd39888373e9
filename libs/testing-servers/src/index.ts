export { createDatabase, createRole } from './database.ts';

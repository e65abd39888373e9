export { MemoryBarLog } from './memory-bar-log.ts';

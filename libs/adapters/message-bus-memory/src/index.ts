export { MemoryMessageBus } from './memory-message-bus.ts';

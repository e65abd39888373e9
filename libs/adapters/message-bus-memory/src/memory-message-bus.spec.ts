import { describeMessageBus } from '@stratvector/testing';
import { MemoryMessageBus } from './memory-message-bus.ts';

describeMessageBus('the message bus within a process', () => {
  const bus = new MemoryMessageBus(() => Promise.resolve());
  return Promise.resolve({ bus, create: () => Promise.resolve(), close: () => bus.close() });
});

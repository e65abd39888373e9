import { describeEventStore } from '@stratvector/testing';
import { MemoryEventStore } from './memory-event-store.ts';

describeEventStore('the event store in memory', () => {
  let now = 0;
  const store = new MemoryEventStore(() => now);
  return Promise.resolve({
    store,
    pass: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    close: () => store.close(),
  });
});

import { describeBarLog } from '@stratvector/testing';
import { MemoryBarLog } from './index.ts';

describeBarLog('the bar log in memory', () =>
  Promise.resolve({ log: new MemoryBarLog(), close: () => Promise.resolve() }),
);

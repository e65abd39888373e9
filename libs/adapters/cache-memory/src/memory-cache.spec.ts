import { expect, it } from '@jest/globals';
import { describeCache } from '@stratvector/testing';
import { MemoryCache } from './index.ts';

describeCache('the cache within a process', () => {
  let now = 0;
  const cache = new MemoryCache({ now: () => now, entriesMax: 100 });
  return Promise.resolve({
    cache,
    pass: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    close: () => cache.close(),
  });
});

it('forgets first what was not used for longest', async () => {
  const cache = new MemoryCache({ now: () => 0, entriesMax: 2 });
  await cache.set('a', '1', 1000);
  await cache.set('b', '2', 1000);
  await cache.get('a');
  await cache.set('c', '3', 1000);
  expect(await Promise.all(['a', 'b', 'c'].map((key) => cache.get(key)))).toEqual(['1', null, '3']);
});

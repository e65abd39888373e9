import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { describeCache } from '@stratvector/testing';
import { redisOfItsOwn, redisUrl } from '@stratvector/testing-servers';
import { RedisCache } from './index.ts';

const shared = await redisUrl();
const own = await redisOfItsOwn();

const cacheOn = (url = '') =>
  new RedisCache({ url, prefix: `spec-${randomUUID()}:`, notice: () => undefined });

const ready = async (cache: RedisCache, wanted = true) => {
  while (cache.isReady !== wanted) await pass(5);
};

(shared === null ? describe.skip : describe)('on a real server', () => {
  describeCache('the cache over Redis', async () => {
    const cache = cacheOn(shared ?? '');
    await ready(cache);
    return { cache, pass: (ms) => pass(ms), close: () => cache.close() };
  });
});

(own === null ? describe.skip : describe)('a Redis that is gone', () => {
  it('makes reads misses and drops writes, and is used again when it is back', async () => {
    const cache = cacheOn(own?.url);
    expect(await cache.get('quote')).toBeNull();
    await cache.set('quote', 'early', 60_000);
    expect(cache.dropped).toBe(1);

    await own?.start();
    await ready(cache);
    await cache.set('quote', 'old', 60_000);
    expect(await cache.get('quote')).toBe('old');

    await own?.stop();
    await ready(cache, false);
    expect(await cache.get('quote')).toBeNull();
    expect(await cache.putIfAbsent('command', 'a', 60_000)).toEqual({ outcome: 'unknown' });
    const bucket = { capacity: 1, perSecond: 0.001 };
    expect(await cache.takeToken('desk', bucket)).toBe(0);
    expect(await cache.takeToken('desk', bucket)).toBeGreaterThan(0);
    expect(cache.dropped).toBe(2);

    await own?.start();
    await ready(cache);
    await cache.set('quote', 'new', 60_000);
    expect(await cache.get('quote')).toBe('new');
    await cache.close();
    await own?.stop();
  }, 30_000);

  it('never answers with what stood before a write that was dropped', async () => {
    await own?.start();
    const prefix = `spec-${randomUUID()}:`;
    const cache = new RedisCache({ url: own?.url ?? '', prefix, notice: () => undefined });
    await ready(cache);
    await cache.set('quote', 'old', 60_000);
    // The server stays, with what it has: only this connection breaks.
    await own?.drop();
    await cache.set('quote', 'new', 60_000);
    expect(cache.dropped).toBe(1);
    expect(await cache.get('quote')).toBeNull();
    await ready(cache);
    expect(await cache.get('quote')).toBeNull();
    await cache.set('quote', 'newer', 60_000);
    expect(await cache.get('quote')).toBe('newer');
    await cache.close();
    await own?.stop();
  }, 30_000);
});

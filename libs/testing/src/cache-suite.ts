import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cache } from '@stratvector/model';

export interface OpenedCache {
  readonly cache: Cache;
  /** Kept once so many milliseconds have passed for the cache. */
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const HOUR_MS = 3_600_000;

const remembers = (opened: () => OpenedCache): void => {
  it('answers with what was written last', async () => {
    const { cache } = opened();
    expect(await cache.get('quote')).toBeNull();
    await cache.set('quote', '{"bid":"1.10"}', HOUR_MS);
    await cache.set('quote', '{"bid":"1.20 €"}', HOUR_MS);
    expect(await cache.get('quote')).toBe('{"bid":"1.20 €"}');
    await cache.set('empty', '', HOUR_MS);
    expect(await cache.get('empty')).toBe('');
  });

  it('forgets what is deleted, and what is over its time', async () => {
    const { cache, pass } = opened();
    await cache.set('gone', '1', HOUR_MS);
    await cache.delete('gone');
    await cache.set('short', '1', 50);
    expect(await cache.get('short')).toBe('1');
    await pass(60);
    expect(await Promise.all([cache.get('gone'), cache.get('short')])).toEqual([null, null]);
  });

  it('puts a value once, and answers with the one that stands', async () => {
    const { cache, pass } = opened();
    const puts = ['a', 'b', 'c'].map((value) => cache.putIfAbsent('command', value, 50));
    expect(await Promise.all(puts)).toEqual([
      { outcome: 'stored' },
      { outcome: 'standing', value: 'a' },
      { outcome: 'standing', value: 'a' },
    ]);
    await pass(60);
    expect(await cache.putIfAbsent('command', 'd', HOUR_MS)).toEqual({ outcome: 'stored' });
    expect(await cache.get('command')).toBe('d');
  });
};

const limits = (opened: () => OpenedCache): void => {
  it('gives the tokens of a bucket, and each that comes back', async () => {
    const { cache, pass } = opened();
    const bucket = { capacity: 3, perSecond: 5 };
    const take = () => cache.takeToken('desk', bucket);
    expect([await take(), await take(), await take()]).toEqual([0, 0, 0]);
    const wait = await take();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(200);
    await pass(wait + 5);
    expect(await take()).toBe(0);
    expect(await cache.takeToken('another desk', bucket)).toBe(0);
  });

  it('fills a bucket no further than its capacity', async () => {
    const { cache, pass } = opened();
    const bucket = { capacity: 2, perSecond: 20 };
    await cache.takeToken('full', bucket);
    await pass(300);
    const taken = [];
    for (let turn = 0; turn < 3; turn += 1) taken.push(await cache.takeToken('full', bucket));
    expect(taken.filter((wait) => wait === 0)).toHaveLength(2);
  });
};

/** What every cache does, the one within a process and the real ones. */
export const describeCache = (name: string, open: () => Promise<OpenedCache>): void => {
  describe(name, () => {
    let opened: OpenedCache;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    for (const cases of [remembers, limits]) cases(() => opened);

    it('has dropped nothing', () => {
      expect(opened.cache.dropped).toBe(0);
    });
  });
};

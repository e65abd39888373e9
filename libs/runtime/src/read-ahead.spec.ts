import { describe, expect, it } from '@jest/globals';
import { readAhead } from './read-ahead.ts';

const pages = (count: number, size: number) => {
  const asked: number[] = [];
  const read = (after: number): Promise<readonly number[]> => {
    asked.push(after);
    const length = Math.max(0, Math.min(size, count - after));
    return Promise.resolve(Array.from({ length }, (_, place) => after + place + 1));
  };
  return { asked, all: readAhead(0, (item: number) => item, { size, read }) };
};

describe('a log that is read ahead', () => {
  it.each([
    [0, 3],
    [2, 3],
    [3, 3],
    [7, 3],
  ])('gives all of %i items in pages of %i, in order', async (count, size) => {
    const seen: number[] = [];
    for await (const items of pages(count, size).all) seen.push(...items);
    expect(seen).toEqual(Array.from({ length: count }, (_, place) => place + 1));
  });

  it('asks for a page before the one that came is worked through', async () => {
    const { asked, all } = pages(9, 3);
    await all.next();
    expect(asked).toEqual([0, 3]);
  });

  it('may be left while a page is on its way, even one that cannot be read', async () => {
    const read = (after: number): Promise<readonly number[]> =>
      after === 0 ? Promise.resolve([1]) : Promise.reject(new Error('gone'));
    const seen: number[] = [];
    for await (const items of readAhead(0, (item: number) => item, { size: 1, read })) {
      seen.push(...items);
      break;
    }
    expect(seen).toEqual([1]);
  });

  it('says so where a page cannot be read', async () => {
    const read = (after: number): Promise<readonly number[]> =>
      after === 0 ? Promise.resolve([1]) : Promise.reject(new Error('gone'));
    const all = readAhead(0, (item: number) => item, { size: 1, read });
    await all.next();
    await expect(all.next()).rejects.toThrow('gone');
  });
});

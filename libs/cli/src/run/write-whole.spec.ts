import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Workplace } from '../run.fixture.ts';
import { writeWhole } from './write-whole.ts';

const work = new Workplace();
afterAll(() => work.remove());

const FILES = () => ({ one: '1', two: '2', three: '3' });

/** A disk that has room for a file and a half. */
const fullAtTwo = (path: string, text: string): void => {
  writeFileSync(path, path.endsWith('two') ? '' : text);
  if (path.endsWith('two')) throw Object.assign(new Error('write'), { code: 'ENOSPC' });
};

describe('files that belong together', () => {
  it('are all written', () => {
    expect(writeWhole(work.path('all'), FILES)).toEqual(['one', 'two', 'three']);
    expect(readdirSync(work.path('all')).sort()).toEqual(['one', 'three', 'two']);
  });

  it('leave no folder behind where the disk is full', () => {
    expect(() => writeWhole(work.path('new'), FILES, fullAtTwo)).toThrow('write');
    expect(existsSync(work.path('new'))).toBe(false);
  });

  it('leave a folder empty that was there', () => {
    mkdirSync(work.path('there'));
    expect(() => writeWhole(work.path('there'), FILES, fullAtTwo)).toThrow('write');
    expect(readdirSync(work.path('there'))).toEqual([]);
  });
});

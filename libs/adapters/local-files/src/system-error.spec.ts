import { describe, expect, it } from '@jest/globals';
import { codeOf, readingProblem, writingProblem } from './system-error.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('what the system says', () => {
  it.each([
    [coded('ENOSPC'), 'the disk is full; make room, or name another place'],
    [
      new Error('IO Error: Could not write file "a.parquet": No space left on device\nstack'),
      'the disk is full; make room, or name another place',
    ],
    [
      new Error('IO Error: Cannot open file "a.parquet": Permission denied'),
      'its permissions do not allow it; change them, or name another',
    ],
    [
      new Error('IO Error: Cannot open file "a.parquet": Is a directory'),
      'it is a folder; name a file',
    ],
    [coded('EWHATEVER'), 'the system says EWHATEVER; name another place'],
    [
      new Error('IO Error: the moon is full\nat a place'),
      'the system says the moon is full; name another place',
    ],
    ['no error at all', 'the system says no error at all; name another place'],
  ])('of %p while writing is said in words', (error, sentence) => {
    expect(writingProblem(error)).toBe(sentence);
  });

  it('while reading differs where what to do differs', () => {
    expect(readingProblem(coded('ENOENT'))).toBe('there is no such file; check the path');
    expect(readingProblem(coded('EACCES'))).toBe(writingProblem(coded('EACCES')));
  });

  it('has the code by itself, also where a library numbers its errors', () => {
    expect(codeOf(coded('ENOENT'))).toBe('ENOENT');
    expect(codeOf(Object.assign(new Error('file exists'), { code: 17 }))).toBe('EEXIST');
    expect(codeOf({})).toBe('{}');
  });
});

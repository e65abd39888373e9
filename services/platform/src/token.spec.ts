import { describe, expect, it } from '@jest/globals';
import { tokenOf } from './token.ts';

describe('the token of a home', () => {
  it('is made once, is long, and is another in another home', () => {
    const files = new Map<string, string>();
    const home = {
      read: (name: string) => files.get(name) ?? null,
      write: (name: string, text: string) => void files.set(name, text),
    };
    const made = tokenOf(home);
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(home)).toBe(made);
    files.clear();
    expect(tokenOf(home)).not.toBe(made);
  });
});

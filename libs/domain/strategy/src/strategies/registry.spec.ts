import { describe, expect, it } from '@jest/globals';
import { resolveParameters } from '@stratvector/model';
import { STRATEGIES } from './registry.ts';

describe('the strategies that ship', () => {
  it('have names of their own, in kebab-case', () => {
    const names = STRATEGIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(STRATEGIES.map((definition) => [definition.name, definition] as const))(
    '%s says where it comes from and runs on its defaults',
    (_name, definition) => {
      const { values, problems } = resolveParameters(definition.parameters, {});
      expect(problems).toEqual([]);
      expect(definition.source).not.toBe('');
      expect(definition.warmUp(values)).toBeGreaterThan(0);
    },
  );
});

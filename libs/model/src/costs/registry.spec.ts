import { describe, expect, it } from '@jest/globals';
import { resolveParameters } from '../parameter.ts';
import { COMMISSION_MODELS, SLIPPAGE_MODELS } from './registry.ts';

describe('cost models', () => {
  it.each([...COMMISSION_MODELS, ...SLIPPAGE_MODELS].map((model) => [model.name, model] as const))(
    '%s runs on its defaults and names its source',
    (_name, model) => {
      const { values, problems } = resolveParameters(model.parameters, {});
      expect(problems).toEqual([]);
      expect(typeof model.create(values)).toBe('function');
      expect(model.source).not.toBe('');
    },
  );

  it('have names of their own', () => {
    for (const models of [COMMISSION_MODELS, SLIPPAGE_MODELS])
      expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
  });
});

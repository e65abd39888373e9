import { describe, expect, it } from '@jest/globals';
import { describeParameter, resolveParameters } from './parameter.ts';
import type { ParameterDeclaration } from './parameter.ts';

const period: ParameterDeclaration = {
  name: 'period',
  type: 'integer',
  min: 2,
  max: 100,
  default: 14,
  description: 'window',
};
const source: ParameterDeclaration = {
  name: 'source',
  type: 'choice',
  choices: ['open', 'close'],
  default: 'close',
  description: 'price',
};

describe('parameters', () => {
  it('fill in defaults', () =>
    expect(resolveParameters([period, source], { period: 20 })).toEqual({
      values: { period: 20, source: 'close' },
      problems: [],
    }));

  it.each([
    ['below the range', { period: 1 }, 'integer from 2 to 100'],
    ['not an integer', { period: 2.5 }, 'integer from 2 to 100'],
    ['of the wrong type', { period: '3' }, 'integer from 2 to 100'],
    ['not a choice', { source: 'low' }, 'one of "open", "close"'],
    ['unknown', { lenght: 3 }, 'the parameters period, source'],
  ])('name what is %s', (_what, given, allowed) =>
    expect(resolveParameters([period, source], given).problems).toMatchObject([{ allowed }]),
  );

  it('are described in words', () =>
    expect(describeParameter(period)).toBe('integer from 2 to 100'));
});

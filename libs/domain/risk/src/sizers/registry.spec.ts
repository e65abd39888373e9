import { describe, expect, it } from '@jest/globals';
import { resolveParameters } from '@stratvector/model';
import { SIZERS } from './registry.ts';
import { sized } from './sizer.fixture.ts';

describe('the sizers', () => {
  it.each(SIZERS.map((sizer) => [sizer.name, sizer] as const))(
    '%s runs on its defaults and names its source',
    (_name, sizer) => {
      const { values, problems } = resolveParameters(sizer.parameters, {});
      expect(problems).toEqual([]);
      expect(sizer.source).not.toBe('');
      expect(
        sized(sizer, { stop: 0.05, volatility: 0.2, others: [0.1], parameters: values }),
      ).toBeGreaterThanOrEqual(0);
    },
  );
});

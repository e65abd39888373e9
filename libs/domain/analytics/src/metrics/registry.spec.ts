import { describe, expect, it } from '@jest/globals';
import { METRICS } from './registry.ts';

describe('the metrics', () => {
  it.each(METRICS.map((metric) => [metric.name, metric] as const))(
    '%s says what it is and whose it is',
    (name, metric) => {
      expect(name).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
      expect(metric.title).not.toBe('');
      expect(metric.formula).not.toBe('');
      expect(metric.source).not.toBe('');
    },
  );
});

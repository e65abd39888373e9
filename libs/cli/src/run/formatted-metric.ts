import type { Metric } from '@stratvector/domain-analytics';
import { fixed, grouped } from './terminal.ts';

/** A metric as people write it. */
export const formattedMetric = (value: number | null, { unit }: Metric): string => {
  if (value === null) return '–';
  switch (unit) {
    case 'fraction':
      return `${grouped(value * 100, 2)}%`;
    case 'count':
    case 'bars':
    case 'days':
      return grouped(value, value % 1 === 0 ? 0 : 1);
    case 'money':
      return grouped(value, 2);
    case 'ratio':
      return fixed(value, 2);
  }
};

import { sampleDeviation } from '../statistics/statistics.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const volatilityAnnual: Metric = {
  name: 'volatility_annual',
  title: 'Volatility a year',
  group: 'risk',
  unit: 'fraction',
  formula: 's√P, s the sample deviation',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    return sampleDeviation(input.returns) * Math.sqrt(input.periodsPerYear);
  },
};

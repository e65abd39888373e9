import type { NumberParameter } from '@stratvector/model';

/** Over how many bars the volatility that a sizer asks for is measured. */
export const VOLATILITY_WINDOW: NumberParameter = {
  name: 'period',
  type: 'integer',
  min: 2,
  max: 100_000,
  default: 60,
  unit: 'bars',
  description: 'Bars over which the realized volatility of an instrument is taken.',
};

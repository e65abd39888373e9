import type { SlippageModel } from './cost-model.ts';
import { STOP_FACTOR } from '../stop-factor.ts';

export const noSlippage: SlippageModel = {
  name: 'none',
  title: 'No slippage',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [STOP_FACTOR],
  create:
    () =>
    ({ price }) =>
      price,
};

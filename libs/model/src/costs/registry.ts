import { bpsSlippage } from './bps-slippage.ts';
import type { CommissionModel, SlippageModel } from './cost-model.ts';
import { ibFixedCommission } from './ib-fixed-commission.ts';
import { noCommission } from './no-commission.ts';
import { noSlippage } from './no-slippage.ts';
import { rateCommission } from './rate-commission.ts';

export const COMMISSION_MODELS: readonly CommissionModel[] = [
  noCommission,
  rateCommission,
  ibFixedCommission,
];

export const SLIPPAGE_MODELS: readonly SlippageModel[] = [noSlippage, bpsSlippage];

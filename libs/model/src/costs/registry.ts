import { bpsSlippage } from './bps-slippage.ts';
import type { CommissionModel, SlippageModel } from './cost-model.ts';
import { halfSpreadSlippage } from './half-spread-slippage.ts';
import { ibFixedCommission } from './ib-fixed-commission.ts';
import { ibTieredCommission } from './ib-tiered-commission.ts';
import { noCommission } from './no-commission.ts';
import { noSlippage } from './no-slippage.ts';
import { perContractCommission } from './per-contract-commission.ts';
import { perShareCommission } from './per-share-commission.ts';
import { rateCommission } from './rate-commission.ts';
import { squareRootSlippage } from './square-root-slippage.ts';
import { ticksSlippage } from './ticks-slippage.ts';
import { tieredCommission } from './tiered-commission.ts';
import { volumeShareSlippage } from './volume-share-slippage.ts';

export const COMMISSION_MODELS: readonly CommissionModel[] = [
  noCommission,
  rateCommission,
  perShareCommission,
  perContractCommission,
  tieredCommission,
  ibFixedCommission,
  ibTieredCommission,
];

export const SLIPPAGE_MODELS: readonly SlippageModel[] = [
  noSlippage,
  bpsSlippage,
  ticksSlippage,
  halfSpreadSlippage,
  volumeShareSlippage,
  squareRootSlippage,
];

import { money } from '../fixed.ts';
import type { CommissionModel } from './cost-model.ts';

export const noCommission: CommissionModel = {
  name: 'none',
  title: 'No commission',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [],
  create: () => () => money(0n),
};

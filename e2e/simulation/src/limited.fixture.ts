import type { RunPlan } from '@stratvector/backtest';
import { fractionOfNumber } from '@stratvector/model';

/** The same run under limits that halt by the day, count messages and fills, and queue by a rate. */
export const limitedBy = (plan: RunPlan): RunPlan => ({
  ...plan,
  terms: {
    ...plan.terms,
    limits: {
      ...plan.terms.limits,
      ordersPerSecond: 1,
      maxDailyLoss: fractionOfNumber(0.01),
      maxExecutionsPerSession: 100,
      maxFillsPerMinute: 100,
      maxRejectRate: fractionOfNumber(0.5),
    },
  },
});

import { describe, expect, it } from '@jest/globals';
import type { AnalyticsCore } from '@stratvector/contexts';
import { millisecondsOf } from '@stratvector/kernel';
import { numberOfMoney } from '@stratvector/model';
import type { RunPlan } from '@stratvector/backtest';
import { recorded, SCENARIOS, simulated, STORM } from './scenarios.ts';

const heldBy = ({ account, curve, trades, imbalance }: AnalyticsCore) => ({
  account,
  curve,
  trades,
  imbalance,
});

const viewOf = async (plan: RunPlan, seed: number) => {
  const { platform } = await simulated(plan, seed, STORM);
  if (!platform.view) throw new Error('analytics has heard nothing');
  return { view: platform.view, rebuilt: await platform.rebuilt() };
};

describe.each(SCENARIOS)('analytics in a storm, %s', (_name, plan) => {
  const expected = recorded(plan);

  it('has the curve of the backtest, and books that add up to the count', async () => {
    const { view } = await viewOf(plan, 4);
    const curve = view.curve.filter(({ at }) => millisecondsOf(at) >= plan.start);
    expect(curve.map(({ at }) => millisecondsOf(at))).toEqual(
      expected.curve.map(({ time }) => time),
    );
    curve.forEach(({ equity }, row) =>
      expect(numberOfMoney(equity)).toBeCloseTo(expected.curve[row]?.equity ?? NaN, 4),
    );
    expect(view.imbalance).toBe(0n);
    const last = view.curve.at(-1);
    const profits = Object.values(last?.profits ?? {}).reduce((sum, one) => sum + one, 0n);
    expect(last?.equity).toBe(plan.cash + profits);
  });

  it('has the trades of the backtest', async () => {
    const { view } = await viewOf(plan, 5);
    const told = expected.trades.map(
      ({ strategyId, instrumentId, side, entryTime, exitTime, ...rest }) => ({
        strategyId,
        instrumentId,
        side,
        entryTime,
        exitTime,
        quantity: rest.quantity,
        pnl: rest.pnl,
        costs: rest.costs,
        entryReason: rest.entryReason,
        exitReason: rest.exitReason,
        entryOrderIds: rest.entryOrderIds,
        exitOrderIds: rest.exitOrderIds,
      }),
    );
    expect(view.trades).toMatchObject(told);
    expect(told.length).toBeGreaterThan(5);
  });

  it('is the same when it is made anew from its log', async () => {
    const { view, rebuilt } = await viewOf(plan, 6);
    expect(heldBy(rebuilt)).toEqual(heldBy(view));
  });
});

import { describe, expect, it } from '@jest/globals';
import { instrumentId, strategyId } from '@stratvector/model';
import { buildTrades } from './build-trades.ts';
import type { TradeFill, TradeSplit } from './trade.ts';

const fill = (quantity: number, price: number, change: Partial<TradeFill> = {}): TradeFill => ({
  strategyId: strategyId('S'),
  instrumentId: instrumentId('AAA'),
  orderId: 'o',
  time: 0,
  row: 0,
  quantity,
  price,
  unitValue: 1,
  costs: 0,
  reason: 'signal',
  role: 'entry',
  ...change,
});

const split = (ratio: number, left: number, cashInLieu = 0): TradeSplit => ({
  strategyId: strategyId('S'),
  instrumentId: instrumentId('AAA'),
  time: 7,
  row: 3,
  ratio,
  left,
  cashInLieu,
});

describe('round trips', () => {
  it('run from flat to flat, net of costs', () => {
    const [trade] = buildTrades([
      fill(100, 10, { costs: 1, time: 5, row: 1 }),
      fill(-100, 12, { costs: 2, time: 9, row: 4, role: 'take-profit' }),
    ]);
    expect(trade).toMatchObject({
      side: 'long',
      pnl: 197,
      costs: 3,
      entryPrice: 10,
      exitPrice: 12,
      entryTime: 5,
      exitTime: 9,
      entryRow: 1,
      exitRow: 4,
      exitReason: 'take-profit',
    });
  });

  it('of a short position earn when the price falls', () => {
    expect(buildTrades([fill(-100, 12), fill(100, 10)])[0]).toMatchObject({
      side: 'short',
      pnl: 200,
    });
  });

  it('share their entry by average cost among partial exits', () => {
    const trades = buildTrades([fill(100, 10), fill(100, 14), fill(-50, 13), fill(-150, 12)]);
    expect(trades).toHaveLength(1);
    expect(trades[0]).toMatchObject({ quantity: 200, entryPrice: 12, exitPrice: 12.25, pnl: 50 });
  });

  it('are closed and opened by a fill through zero', () => {
    const trades = buildTrades([fill(100, 10), fill(-300, 11, { costs: 3 })]);
    expect(trades).toHaveLength(2);
    expect(trades[0]).toMatchObject({ side: 'long', pnl: 99, costs: 1 });
    expect(trades[1]).toMatchObject({ side: 'short', quantity: 200, exitTime: null, costs: 2 });
  });

  it('are kept apart by strategy and instrument', () => {
    const other = { instrumentId: instrumentId('BBB') };
    const trades = buildTrades([
      fill(10, 1),
      fill(10, 2, other),
      fill(-10, 3),
      fill(-10, 5, other),
    ]);
    expect(trades.map(({ pnl }) => pnl)).toEqual([20, 30]);
  });

  it('go on through a split, on its shares', () => {
    const [trade] = buildTrades([fill(100, 12), split(3, 300), fill(-300, 5)]);
    expect(trade).toMatchObject({ quantity: 300, entryPrice: 4, exitPrice: 5, pnl: 300 });
  });

  it('earn what a split pays for a fraction', () => {
    // 5 at 10 become 2 and a half, which is paid at 22 a new share; 2 are sold at 23.
    const [trade] = buildTrades([fill(5, 10), split(0.5, 2, 11), fill(-2, 23)]);
    expect(trade).toMatchObject({ quantity: 2.5, entryPrice: 20, pnl: 7, exitReason: 'signal' });
  });

  it.each([
    ['long', 1, 2],
    ['short', -1, -2],
  ])('%s, end with a split that leaves nothing', (side, sign, pnl) => {
    const [trade] = buildTrades([fill(sign * 2, 10), split(0.1, 0, 22)]);
    expect(trade).toMatchObject({ side, pnl, exitTime: 7, exitRow: 3, exitReason: 'SPLIT' });
  });

  it('still open have no exit', () => {
    expect(buildTrades([fill(10, 1)])[0]).toMatchObject({
      exitTime: null,
      exitPrice: null,
      exitReason: '',
    });
  });

  it('count what a price of one is worth', () => {
    expect(
      buildTrades([fill(2, 10, { unitValue: 50 }), fill(-2, 11, { unitValue: 50 })])[0],
    ).toMatchObject({ pnl: 100, entryPrice: 10, entryNotional: 1000 });
  });
});

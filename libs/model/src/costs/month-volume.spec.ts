import { describe, expect, it } from '@jest/globals';
import { charged } from './commission.fixture.ts';
import { ibTieredCommission } from './ib-tiered-commission.ts';
import { monthQuantityAt, NO_VOLUME, withTraded } from './month-volume.ts';

const after = (...trades: readonly (readonly [string, number])[]) =>
  trades.reduce(
    (volume, [time, quantity]) => withTraded(volume, Date.parse(time), quantity),
    NO_VOLUME,
  );

describe('the volume of a month', () => {
  it.each([
    ['nothing before the first trade', [], '2024-01-02T15:00Z', 0],
    ['not the day itself', [['2024-01-02T15:00Z', 100]], '2024-01-02T20:00Z', 0],
    ['the days before', [['2024-01-02T15:00Z', 100]], '2024-01-03T15:00Z', 100],
    [
      'all trades of the days before',
      [
        ['2024-01-02T15:00Z', 100],
        ['2024-01-02T16:00Z', 50],
        ['2024-01-03T15:00Z', 7],
        ['2024-01-04T15:00Z', 3],
      ],
      '2024-01-04T16:00Z',
      157,
    ],
    ['nothing of the month before', [['2024-01-31T15:00Z', 100]], '2024-02-01T15:00Z', 0],
    [
      'a new month from its first day',
      [
        ['2024-01-31T15:00Z', 100],
        ['2024-02-01T15:00Z', 10],
      ],
      '2024-02-02T15:00Z',
      10,
    ],
    ['nothing of the same month a year before', [['2023-01-31T15:00Z', 9]], '2024-01-31T15:00Z', 0],
  ] as const)('counts %s', (_what, trades, time, quantity) => {
    expect(monthQuantityAt(after(...trades), Date.parse(time))).toBe(quantity);
  });

  it('moves a schedule to its next tier', () => {
    const volume = after(['2024-01-02T15:00Z', 300_000]);
    const month = monthQuantityAt(volume, Date.parse('2024-01-03T15:00Z'));
    expect(charged(ibTieredCommission, {}, { shares: 1000, price: 50, month })).toBe(2);
  });
});

import type { PlannedInstrument } from '@stratvector/backtest';
import type { ScheduledAction } from '@stratvector/domain-market-data';
import { parseDecimal } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';

type PlannedAction = PlannedInstrument['actions'][number];

const PER_SHARE_DECIMALS = 9;

const plannedAction = ({ action }: ScheduledAction, row: number): readonly PlannedAction[] => {
  switch (action.type) {
    case 'split': {
      const { numerator, denominator } = action;
      return [{ kind: 'split', row, numerator, denominator }];
    }
    case 'cash-dividend': {
      const perShare = parseDecimal(action.amount, PER_SHARE_DECIMALS) ?? 0n;
      return [{ kind: 'dividend', row, perShare }];
    }
    // The series are joined already, and an end is the instrument's own.
    case 'symbol-change':
    case 'delisting':
      return [];
  }
};

const rank = ({ kind }: PlannedAction): number => (kind === 'split' ? 0 : 1);

/**
 * What the books do of an instrument's actions, each at the first bar that opens on its new terms. A
 * dividend of a split's own day is per new share, so it comes after.
 */
export const plannedActions = (
  { openTime, length }: BarColumns,
  actions: readonly ScheduledAction[],
): readonly PlannedAction[] =>
  actions
    .flatMap((scheduled) => {
      const row = openTime.findIndex((time) => time >= scheduled.at);
      return row > 0 && row < length ? plannedAction(scheduled, row) : [];
    })
    .sort((a, b) => a.row - b.row || rank(a) - rank(b));

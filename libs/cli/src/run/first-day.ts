import type { RunPlan, RunRecord } from '@stratvector/backtest';

/** The day on which the first bar of the run begins; a bar of a week closes days later. */
export const firstDay = (
  { instruments }: Pick<RunPlan, 'instruments'>,
  { equity }: Pick<RunRecord, 'equity'>,
): string => {
  const close = equity.time[0] ?? NaN;
  const opens = instruments.flatMap(({ columns }) => {
    const row = columns.closeTime.indexOf(close);
    return row < 0 ? [] : [columns.openTime[row] ?? close];
  });
  return new Date(Math.min(close - 1, ...opens)).toISOString().slice(0, 10);
};

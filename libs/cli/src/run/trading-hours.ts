import type { RunPlan } from '@stratvector/backtest';
import { calendarOf, isCalendarCode } from '@stratvector/domain-market-data';
import type { Calendar } from '@stratvector/domain-market-data';

type TradingHours = NonNullable<RunPlan['venue']['hours']>;

/** Between two sessions or in a break; the very close of either belongs to what follows. */
const isClosedAt = ({ columns, indexFrom }: Calendar, time: number): boolean => {
  // The first that closes at the time or after it; times are whole milliseconds.
  const session = indexFrom(time - 1);
  const { open, breakStart, breakEnd } = columns;
  if (time < (open[session] ?? -Infinity)) return true;
  return time > (breakStart[session] ?? NaN) && time < (breakEnd[session] ?? NaN);
};

/**
 * When instruments trade, by their calendars: in the order of the run. Where dates in the data are the
 * sessions, or hours outside of them count, nothing is known to be closed.
 */
export const tradingHours = (codes: readonly string[], extendedHours: boolean): TradingHours => {
  const calendars = codes.map((code) =>
    isCalendarCode(code) && !extendedHours ? calendarOf(code) : null,
  );
  return {
    isClosed: (place, time) => {
      const calendar = calendars[place];
      return calendar ? isClosedAt(calendar, time) : false;
    },
  };
};

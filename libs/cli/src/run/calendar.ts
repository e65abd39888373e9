import { calendarOf, isCalendarCode } from '@stratvector/domain-market-data';
import type { Calendar } from '@stratvector/domain-market-data';
import type { BarColumns, LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';

const SHOWN = 5;

export interface Scheduled {
  readonly series: readonly LoadedSeries[];
  /** Sessions between first and last bar that have none, over all instruments. */
  readonly missingBars: number;
}

const dateOf = (bars: BarColumns, row: number): string =>
  new Date(bars.openTime[row] ?? NaN).toISOString().slice(0, 10);

/** A date names a session: the bar takes the session's own open and close. */
const atSessions = (series: LoadedSeries, calendar: Calendar): LoadedSeries => {
  const { bars } = series;
  const [openTime, closeTime] = [bars.openTime.slice(), bars.closeTime.slice()];
  const strange: string[] = [];
  for (let row = 0; row < bars.length; row += 1) {
    const session = calendar.sessionOn(dateOf(bars, row));
    if (session) {
      openTime[row] = session.open;
      closeTime[row] = session.close;
    } else strange.push(dateOf(bars, row));
  }
  if (strange.length > 0)
    throw new BadInput([
      `data.calendar: ${series.instrument} has ${strange.length} bars on days that are no sessions of ${calendar.code} (${strange.slice(0, SHOWN).join(', ')}); choose the exchange's calendar, or "data"`,
    ]);
  return { ...series, bars: { ...bars, openTime, closeTime } };
};

const missingIn = ({ bars }: LoadedSeries, calendar: Calendar): number => {
  const expected = calendar.sessions(dateOf(bars, 0), dateOf(bars, bars.length - 1)).length;
  return expected - bars.length;
};

/** Puts dated bars onto the sessions of an exchange; `data` takes the dates as they are. */
export const scheduled = (series: readonly LoadedSeries[], code: string): Scheduled => {
  if (code === 'data' || !isCalendarCode(code)) return { series, missingBars: 0 };
  const calendar = calendarOf(code);
  const timed = series.filter(({ sessionDates }) => !sessionDates);
  if (timed.length > 0)
    throw new BadInput(
      timed.map(
        ({ instrument }) =>
          `data.calendar: ${instrument} has bars within the day, to which this version applies no calendar yet; use "data"`,
      ),
    );
  return {
    series: series.map((one) => atSessions(one, calendar)),
    missingBars: series.reduce((sum, one) => sum + missingIn(one, calendar), 0),
  };
};

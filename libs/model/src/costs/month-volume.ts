/**
 * What an account has traded in a calendar month, for schedules whose rates fall with volume. Days
 * and months are those of UTC, whose days hold whole sessions of the exchanges in America and Europe.
 */
export interface MonthVolume {
  /** Days since 1970-01-01 of the last trade; −1 before the first. */
  readonly day: number;
  /** Shares or contracts of that day's month before that day. */
  readonly before: number;
  /** Shares or contracts of that day. */
  readonly today: number;
}

export const NO_VOLUME: MonthVolume = { day: -1, before: 0, today: 0 };

const DAY_MS = 86_400_000;

const dayOf = (time: number): number => Math.floor(time / DAY_MS);

const monthOf = (day: number): number => {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Shares or contracts of the calendar month of a moment before its day: `OrderDay.monthQuantity`. */
export const monthQuantityAt = ({ day, before, today }: MonthVolume, time: number): number => {
  const now = dayOf(time);
  if (day < 0 || monthOf(day) !== monthOf(now)) return 0;
  return day === now ? before : before + today;
};

/** The volume once so much more has traded at a moment, which is never before the last one. */
export const withTraded = (volume: MonthVolume, time: number, quantity: number): MonthVolume => {
  const day = dayOf(time);
  const today = day === volume.day ? volume.today : 0;
  return { day, before: monthQuantityAt(volume, time), today: today + quantity };
};

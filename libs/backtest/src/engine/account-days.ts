const DAY_MS = 86_400_000;

/** The days on the clocks of an account, counted from 1970-01-01. */
export interface AccountDays {
  /** The day that a close (milliseconds) belongs to; one at midnight ends the day before. */
  dayOf(closeTime: number): number;
  /** Milliseconds: when a day begins. */
  startOf(day: number): number;
}

export const UTC_DAYS: AccountDays = {
  dayOf: (closeTime) => Math.floor((closeTime - 1) / DAY_MS),
  startOf: (day) => day * DAY_MS,
};

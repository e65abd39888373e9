import type { Weekday } from '../time/day.ts';
import type { Zone } from '../time/zone.ts';
import type { YearlyDay } from './rules.ts';

/** A day of each year, from `since` to `until` inclusive where they are given. */
export interface Recurring {
  readonly name: string;
  readonly day: YearlyDay;
  readonly since?: number;
  readonly until?: number;
  /** The weekdays on which it counts; all when absent. */
  readonly weekdays?: readonly Weekday[];
}

interface RecurringClose extends Recurring {
  /** Local time, HH:MM. */
  readonly close: string;
}

/** Hours that hold from a date on, local time. */
export interface Hours {
  readonly from: string;
  readonly open: string;
  readonly close: string;
  readonly breakStart?: string;
  readonly breakEnd?: string;
}

/** What decides the sessions of an exchange: its rules and its dated exceptions. */
export interface Exchange {
  readonly zone: Zone;
  /** Ascending; the first covers every earlier date too. */
  readonly hours: readonly Hours[];
  readonly everyDay: boolean;
  readonly holidays: readonly Recurring[];
  /** Dates on which the exchange stayed shut, with the cause. */
  readonly closures: Readonly<Record<string, string>>;
  readonly earlyCloses: readonly RecurringClose[];
  /** Dates of other early closes, with the local time. */
  readonly datedCloses: Readonly<Record<string, string>>;
}

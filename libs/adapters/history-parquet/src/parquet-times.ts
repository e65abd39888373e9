import { momentInZone } from '@stratvector/model';
import type { TimeManner } from '@stratvector/model';
import type { TimeKind } from './column-plan.ts';

const TIME_MAX = 8.64e15;

/** Seconds, milliseconds, microseconds or nanoseconds: the size tells, as the count of digits does in text. */
const ofEpoch = (value: number): number => {
  const size = Math.abs(value);
  if (size < 1e11) return value * 1000;
  if (size < 1e14) return value;
  return size < 1e17 ? value / 1e3 : value / 1e6;
};

const isTime = (milliseconds: number): boolean => Math.abs(milliseconds) <= TIME_MAX;

/** Turns a number of a time column into milliseconds UTC; NaN where it is none. */
export const millisecondsOf = (
  kind: Exclude<TimeKind, 'text'>,
  timezone: string,
): ((value: number) => number) => {
  const checked = (value: number): number => (isTime(value) ? value : NaN);
  switch (kind) {
    case 'epoch':
      return (value) => checked(ofEpoch(value));
    case 'local':
      return (value) => (isTime(value) ? momentInZone(value, timezone) : NaN);
    case 'date':
    case 'moment':
      return checked;
  }
};

/** What all times of a column of this kind have in common. */
export const mannerOf = (kind: Exclude<TimeKind, 'text'>): TimeManner => ({
  isDate: kind === 'date',
  hasOffset: kind !== 'local',
  offsetMs: NaN,
});

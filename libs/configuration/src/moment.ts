/** A day or a time of day on a day, as the user wrote it. */
export interface Moment {
  /** `2015-01-01`, `2015-01-01T09:30:00` or with an offset. */
  readonly text: string;
  /** True for a day without a time: a run includes all of it. */
  readonly wholeDay: boolean;
  /** Milliseconds since the Unix epoch; of a whole day, those of its midnight UTC. */
  readonly time: number;
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/** Midnight UTC of a day, or null when the calendar has no such day. */
const midnightOf = (parts: readonly (string | undefined)[]): number | null => {
  const [year = NaN, month = NaN, day = NaN] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
};

const offsetMs = (offset: string): number => {
  if (offset.toUpperCase() === 'Z') return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};

/** How far a zone's clocks are ahead of UTC at this instant. */
const zoneAheadMs = (time: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const wall = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return wall - Math.floor(time / 1000) * 1000;
};

/** The instant at which a zone's clocks show this; the earlier one where they show it twice. */
const ofWallClock = (wall: number, timeZone: string): number => {
  const day = 86_400_000;
  const ahead = [zoneAheadMs(wall - day, timeZone), zoneAheadMs(wall + day, timeZone)];
  const right = ahead
    .map((offset) => wall - offset)
    .filter((time) => time + zoneAheadMs(time, timeZone) === wall);
  return right.length > 0 ? Math.min(...right) : wall - Math.min(...ahead);
};

const DAY_PARTS = 3;

/** Milliseconds since midnight, or null when no clock shows it. */
const clockOf = ([hours, minutes, seconds, fraction = '']: readonly (string | undefined)[]) => {
  const [hour, minute, second] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const millisecond = Number(fraction.padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
};

/** Null when the text is no day or time that exists. `timeZone` rules times without an offset. */
export const parseMoment = (text: string, timeZone: string): Moment | null => {
  const [, ...parts] = MOMENT.exec(text) ?? [];
  const midnight = midnightOf(parts.slice(0, DAY_PARTS));
  const clock = clockOf(parts.slice(DAY_PARTS));
  if (midnight === null || clock === null) return null;
  if (parts[DAY_PARTS] === undefined) return { text, wholeDay: true, time: midnight };
  const wall = midnight + clock;
  const offset = parts[DAY_PARTS + 4];
  const time = offset === undefined ? ofWallClock(wall, timeZone) : wall - offsetMs(offset);
  return { text, wholeDay: false, time };
};

import type { Calendar } from '../calendars/calendar.ts';
import { at } from '../column-value.ts';
import { slotsOfSession } from '../time/session-slots.ts';
import { sessionShape } from './shape.ts';

/** Where the bars of the sessions stand, and what share of its session each makes up. */
export interface BarGrid {
  readonly openTime: Float64Array;
  readonly closeTime: Float64Array;
  readonly share: Float64Array;
  /** The session of each bar, from 0. */
  readonly session: Int32Array;
  /** 1 where the bar is the first after a closed market. */
  readonly afterClose: Uint8Array;
}

/** The bars of `sessions` sessions from the one at `first` of the calendar on. */
export const barGrid = (
  { columns }: Calendar,
  first: number,
  sessions: number,
  width: number,
): BarGrid => {
  const bars: { open: number; close: number; share: number; session: number; gap: boolean }[] = [];
  for (let session = 0; session < sessions; session += 1) {
    const slots = slotsOfSession(columns, first + session, width);
    const shape = sessionShape(slots.open.length);
    const closed = session > 0 && slots.open[0] !== columns.close[first + session - 1];
    slots.open.forEach((open, slot) => {
      const [close, share] = [at(slots.close, slot), at(shape, slot)];
      bars.push({ open, close, share, session, gap: closed && slot === 0 });
    });
  }
  return {
    openTime: Float64Array.from(bars, ({ open }) => open),
    closeTime: Float64Array.from(bars, ({ close }) => close),
    share: Float64Array.from(bars, ({ share }) => share),
    session: Int32Array.from(bars, ({ session }) => session),
    afterClose: Uint8Array.from(bars, ({ gap }) => Number(gap)),
  };
};

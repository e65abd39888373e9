import type { SessionColumns } from '../calendars/session.ts';
import { at } from '../column-value.ts';
import { DAY_MILLISECONDS } from './day.ts';

/**
 * The bars that a session is cut into: from its open on, one per width, the last short where the
 * session's length is no multiple. A slot that lies wholly in the midday break does not exist.
 */
export interface SessionSlots {
  readonly open: readonly number[];
  readonly close: readonly number[];
}

/** @param width of a slot in milliseconds; a day or more makes one slot of the session. */
export const slotsOfSession = (
  sessions: SessionColumns,
  index: number,
  width: number,
): SessionSlots => {
  const open = at(sessions.open, index);
  const close = at(sessions.close, index);
  if (width >= DAY_MILLISECONDS) return { open: [open], close: [close] };
  const breakStart = at(sessions.breakStart, index);
  const breakEnd = at(sessions.breakEnd, index);
  const opens: number[] = [];
  const closes: number[] = [];
  for (let start = open; start < close; start += width) {
    const end = Math.min(start + width, close);
    if (start >= breakStart && end <= breakEnd) continue;
    opens.push(start);
    closes.push(end);
  }
  return { open: opens, close: closes };
};

import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, Timeframe } from '@stratvector/model';
import { at } from '../column-value.ts';
import type { SessionRows } from './session-rows.ts';

const DAY_MS = TIMEFRAME_MILLISECONDS['1d'];
const MONDAY_OFFSET = 3;

export interface ResampleInput {
  readonly bars: BarColumns;
  /** One per bar, or null. */
  readonly adjustedClose: Float64Array | null;
  readonly to: Timeframe;
  readonly sessions: SessionRows;
}

export interface Resampled {
  readonly bars: BarColumns;
  readonly adjustedClose: Float64Array | null;
  /** The day (since 1970-01-01) of each bar's last session. */
  readonly days: Int32Array;
  /** Rows that open outside every session and are in no bar. */
  readonly outside: readonly number[];
  /**
   * Rows that reach over the end of the bar they open in. A bar that held them would know prices from
   * after its close, so where there are any, the result must not be used.
   */
  readonly straddling: readonly number[];
}

interface Slot {
  readonly open: number;
  readonly close: number;
}

/** 1970-01-01 was a Thursday, so its week began three days before. */
const weekOf = (day: number): number => Math.floor((day + MONDAY_OFFSET) / 7);

/** From the first session of a week to its last; weeks start on Monday. */
const weekSlot = ({ day, open, close, length }: SessionRows['sessions'], session: number): Slot => {
  const week = weekOf(at(day, session));
  let [first, last] = [session, session];
  while (first > 0 && weekOf(at(day, first - 1)) === week) first -= 1;
  while (last + 1 < length && weekOf(at(day, last + 1)) === week) last += 1;
  return { open: at(open, first), close: at(close, last) };
};

/** The bar of the coarser timeframe that a moment of a session lies in. */
const slotOf = (
  sessions: SessionRows['sessions'],
  session: number,
  moment: number,
  width: number,
): Slot => {
  if (width > DAY_MS) return weekSlot(sessions, session);
  const open = at(sessions.open, session);
  const close = at(sessions.close, session);
  if (width === DAY_MS) return { open, close };
  const start = open + Math.floor((moment - open) / width) * width;
  return { open: start, close: Math.min(start + width, close) };
};

type Column = 'openTime' | 'closeTime' | 'open' | 'high' | 'low' | 'close' | 'volume';
const COLUMNS: readonly Column[] = [
  'openTime',
  'closeTime',
  'open',
  'high',
  'low',
  'close',
  'volume',
];

/** Coarser bars as they come to be. */
class Aggregation {
  length = 0;
  readonly #from: ResampleInput;
  readonly #columns: Record<Column, Float64Array>;
  readonly #adjusted: Float64Array;
  readonly #days: Int32Array;

  constructor(from: ResampleInput) {
    this.#from = from;
    const column = (): Float64Array => new Float64Array(from.bars.length);
    const [openTime, closeTime, open, high] = [column(), column(), column(), column()];
    const [low, close, volume] = [column(), column(), column()];
    this.#columns = { openTime, closeTime, open, high, low, close, volume };
    this.#adjusted = column();
    this.#days = new Int32Array(from.bars.length);
  }

  add(row: number, slot: Slot): void {
    const { bars, adjustedClose, sessions } = this.#from;
    const columns = this.#columns;
    const isNew = this.length === 0 || columns.openTime[this.length - 1] !== slot.open;
    if (isNew) this.#start(row, slot);
    const last = this.length - 1;
    const value = (name: Column): number => at(bars[name], row);
    columns.high[last] = Math.max(at(columns.high, last), value('high'));
    columns.low[last] = Math.min(at(columns.low, last), value('low'));
    columns.close[last] = value('close');
    columns.volume[last] = (columns.volume[last] ?? 0) + value('volume');
    this.#days[last] = at(sessions.sessions.day, at(sessions.ofRow, row));
    this.#adjusted[last] = adjustedClose?.[row] ?? NaN;
  }

  #start(row: number, slot: Slot): void {
    const { bars } = this.#from;
    const last = this.length;
    this.length += 1;
    this.#columns.openTime[last] = slot.open;
    this.#columns.closeTime[last] = slot.close;
    this.#columns.open[last] = at(bars.open, row);
    this.#columns.high[last] = -Infinity;
    this.#columns.low[last] = Infinity;
  }

  finish(): Pick<Resampled, 'bars' | 'adjustedClose' | 'days'> {
    const { bars, adjustedClose } = this.#from;
    const { length } = this;
    const cut = Object.fromEntries(
      COLUMNS.map((name) => [name, this.#columns[name].slice(0, length)]),
    ) as Record<Column, Float64Array>;
    return {
      bars: { ...cut, length, hasVolume: bars.hasVolume },
      adjustedClose: adjustedClose && this.#adjusted.slice(0, length),
      days: this.#days.slice(0, length),
    };
  }
}

/**
 * Coarser bars from finer ones: first open, highest high, lowest low, last close, sum of volumes.
 * Bars within the day start at their session's open and end with it; weeks start on Monday; a bar's
 * `closeTime` is the end of its slot, by its sessions. A slot without bars gives
 * none: nothing is filled in.
 */
export const resample = (input: ResampleInput): Resampled => {
  const { bars, to } = input;
  const { sessions, ofRow } = input.sessions;
  const aggregation = new Aggregation(input);
  const outside: number[] = [];
  const straddling: number[] = [];
  for (let row = 0; row < bars.length; row += 1) {
    const session = at(ofRow, row);
    if (session < 0) {
      outside.push(row);
      continue;
    }
    const slot = slotOf(sessions, session, at(bars.openTime, row), TIMEFRAME_MILLISECONDS[to]);
    const ends = Math.min(at(bars.closeTime, row), at(sessions.close, session));
    if (ends > slot.close) straddling.push(row);
    aggregation.add(row, slot);
  }
  return { ...aggregation.finish(), outside, straddling };
};

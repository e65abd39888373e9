import type { Column } from './columns.ts';
import { extent } from './columns.ts';
import type { Area } from './surface.ts';
import type { Pen } from './dom.ts';

/** The rows in sight and where they go on the screen. */
export interface Sight {
  readonly time: Column;
  readonly from: number;
  readonly to: number;
  readonly area: Area;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

/**
 * A line through a column. Where several rows share a pixel it runs through the lowest and the highest of them, so a
 * million rows cost no more than the screen has columns and no spike gets lost. NaN interrupts it.
 */
export function strokeLine(pen: Pen, sight: Sight, column: Column): void {
  pen.beginPath();
  let down = false;
  eachPixel(sight, (from, to) => {
    const range = extent(column, from, to);
    if (range === null) {
      down = false;
      return;
    }
    down = through(pen, sight, { column, from, to, range, down });
  });
  pen.stroke();
}

interface Stretch {
  readonly column: Column;
  readonly from: number;
  readonly to: number;
  readonly range: readonly [number, number];
  readonly down: boolean;
}

function through(pen: Pen, sight: Sight, { column, from, to, range, down }: Stretch): boolean {
  const x = sight.x(sight.time[from] ?? NaN);
  const values = pathOf(column, { from, to, range }).filter((value) => !Number.isNaN(value));
  values.forEach((value, index) => {
    if (down || index > 0) pen.lineTo(x, sight.y(value));
    else pen.moveTo(x, sight.y(value));
  });
  return !Number.isNaN(column[to - 1] ?? NaN);
}

function pathOf(
  column: Column,
  {
    from,
    to,
    range,
  }: { readonly from: number; readonly to: number; readonly range: readonly [number, number] },
): readonly number[] {
  const first = column[from] ?? NaN;
  if (to - from === 1) return [first];
  const last = column[to - 1] ?? NaN;
  return first <= last ? [first, range[0], range[1], last] : [first, range[1], range[0], last];
}

/** Calls with stretches of rows that share a pixel; a stretch is never empty. */
function eachPixel(sight: Sight, visit: (from: number, to: number) => void): void {
  let from = sight.from;
  while (from < sight.to) {
    const pixel = Math.floor(sight.x(sight.time[from] ?? NaN));
    let to = from + 1;
    while (to < sight.to && Math.floor(sight.x(sight.time[to] ?? NaN)) === pixel) to++;
    visit(from, to);
    from = to;
  }
}

/** The surface between a column and a level, for drawdowns and exposure. */
export function fillToward(pen: Pen, sight: Sight, column: Column, level: number): void {
  const base = sight.y(level);
  pen.beginPath();
  pen.moveTo(sight.x(sight.time[sight.from] ?? NaN), base);
  eachPixel(sight, (from, to) => {
    const range = extent(column, from, to);
    if (range === null) return;
    const x = sight.x(sight.time[from] ?? NaN);
    const [low, high] = range;
    pen.lineTo(x, sight.y(low));
    pen.lineTo(x, sight.y(high));
  });
  pen.lineTo(sight.x(sight.time[sight.to - 1] ?? NaN), base);
  pen.closePath();
  pen.fill();
}

export interface BarColumns {
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
}

/** Candles when there is room for them; otherwise the range of each pixel with the line of closes over it. */
export function drawBars(
  pen: Pen,
  sight: Sight,
  { bars, colors }: { readonly bars: BarColumns; readonly colors: BarColors },
): void {
  const pixels = sight.area.right - sight.area.left;
  const width = pixels / Math.max(1, sight.to - sight.from);
  if (width >= 4) {
    for (let row = sight.from; row < sight.to; row++)
      drawCandle(pen, sight, { bars, colors, row, width });
    return;
  }
  pen.strokeStyle = colors.range;
  pen.lineWidth = 1;
  pen.beginPath();
  eachPixel(sight, (from, to) => {
    const low = extent(bars.low, from, to);
    const high = extent(bars.high, from, to);
    if (low === null || high === null) return;
    const x = sight.x(sight.time[from] ?? NaN);
    pen.moveTo(x, sight.y(low[0]));
    pen.lineTo(x, sight.y(high[1]));
  });
  pen.stroke();
  pen.strokeStyle = colors.close;
  pen.lineWidth = 1.25;
  strokeLine(pen, sight, bars.close);
}

export interface BarColors {
  readonly up: string;
  readonly down: string;
  readonly range: string;
  readonly close: string;
}

interface Candle {
  readonly bars: BarColumns;
  readonly colors: BarColors;
  readonly row: number;
  readonly width: number;
}

/** A bar that rose is hollow and one that fell is filled: the shape says it where color does not. */
function drawCandle(pen: Pen, sight: Sight, { bars, colors, row, width }: Candle): void {
  const at = (column: Column): number => sight.y(column[row] ?? NaN);
  const rose = (bars.close[row] ?? NaN) >= (bars.open[row] ?? NaN);
  const x = sight.x(sight.time[row] ?? NaN);
  const half = Math.min(7, width * 0.36);
  const top = Math.min(at(bars.open), at(bars.close));
  const bottom = Math.max(at(bars.open), at(bars.close), top + 1);
  pen.strokeStyle = rose ? colors.up : colors.down;
  pen.fillStyle = pen.strokeStyle;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x, at(bars.high));
  pen.lineTo(x, top);
  pen.moveTo(x, bottom);
  pen.lineTo(x, at(bars.low));
  pen.rect(x - half, top, half * 2, bottom - top);
  pen.stroke();
  if (!rose) pen.fillRect(x - half, top, half * 2, bottom - top);
}

/** Up for a purchase, down for a sale; filled when it enters, hollow when it exits. */
export function drawMark(
  pen: Pen,
  [x, y]: readonly [number, number],
  { up, filled, size }: { readonly up: boolean; readonly filled: boolean; readonly size: number },
): void {
  const tip = up ? -size : size;
  pen.beginPath();
  pen.moveTo(x, y + tip);
  pen.lineTo(x + size * 0.9, y - tip * 0.7);
  pen.lineTo(x - size * 0.9, y - tip * 0.7);
  pen.closePath();
  if (filled) pen.fill();
  pen.stroke();
}

import type { MarksSpec, SeriesShape, TimeChartSpec } from '../chart-spec.ts';
import { formatDecimal, formatDate, formatDateTime, formatValue } from '../format.ts';
import { decodeColumn, extent, firstAtLeast, nearestRow } from './columns.ts';
import type { Column } from './columns.ts';
import type { Pen } from './dom.ts';
import { drawBars, drawMark, fillToward, strokeLine } from './strokes.ts';
import type { BarColumns, Sight } from './strokes.ts';
import { drawPositionAxis, drawValueAxis, labelWidth, line, themeColor } from './surface.ts';
import type { Area, Surface, ValueAxis } from './surface.ts';
import { logTicks, timeTicks, valueTicks } from './ticks.ts';
import type { TimeWindow } from './time-window.ts';

export interface Series {
  readonly name: string;
  readonly color: string;
  readonly shape: SeriesShape;
  readonly column: Column;
  hidden: boolean;
}

interface Marks {
  readonly time: Column;
  readonly value: Column;
  readonly spec: MarksSpec;
}

/** What the crosshair stands on. */
export interface Reading {
  readonly x: number;
  readonly title: string;
  readonly values: readonly {
    readonly name: string;
    readonly color: string;
    readonly text: string;
  }[];
}

/** A chart over time: which rows are in sight, how high they reach, and how they are drawn. */
export class TimeChart {
  readonly spec: TimeChartSpec;
  readonly series: readonly Series[];
  readonly #time: Column;
  readonly #marks: Marks | null;
  readonly #window: TimeWindow;
  readonly #intraday: boolean;
  area: Area = { left: 0, right: 0, top: 0, bottom: 0 };
  logarithmic = false;
  marksHidden = false;
  /** The stretch being dragged out, in pixels. */
  selection: readonly [number, number] | null = null;

  constructor(spec: TimeChartSpec, time: Column, { window, intraday }: ChartContext) {
    this.spec = spec;
    this.#time = time;
    this.#window = window;
    this.#intraday = intraday;
    this.series = spec.series.map(({ name, color, shape, column }) => ({
      name,
      color,
      shape,
      column: decodeColumn(column),
      hidden: false,
    }));
    this.#marks = spec.marks && {
      time: decodeColumn(spec.marks.time),
      value: decodeColumn(spec.marks.value),
      spec: spec.marks,
    };
  }

  draw(surface: Surface): void {
    const pen = surface.pen();
    if (pen === null) return;
    const from = Math.max(0, firstAtLeast(this.#time, this.#window.start) - 1);
    const to = Math.min(this.#time.length, firstAtLeast(this.#time, this.#window.end) + 1);
    const axis = this.#valueAxis(pen, surface, [from, to]);
    const sight: Sight = {
      time: this.#time,
      from,
      to,
      area: this.area,
      x: (time) => this.xOf(time),
      y: axis.y,
    };
    drawValueAxis(pen, this.area, axis);
    this.#drawTimeAxis(pen);
    pen.save();
    pen.beginPath();
    pen.rect(this.area.left, 0, this.area.right - this.area.left, this.area.bottom + 1);
    pen.clip();
    this.#drawSeries(pen, sight);
    this.#drawMarks(pen, sight);
    this.#drawCrosshair(pen);
    pen.restore();
  }

  xOf(time: number): number {
    const { start, end } = this.#window;
    return this.area.left + ((time - start) / (end - start)) * (this.area.right - this.area.left);
  }

  timeAt(x: number): number {
    const { start, end } = this.#window;
    return start + ((x - this.area.left) / (this.area.right - this.area.left)) * (end - start);
  }

  /** The instant `steps` rows away from the cursor, or from the middle of what is shown. */
  step(steps: number): number {
    const { cursor, start, end } = this.#window;
    const row = nearestRow(this.#time, cursor ?? (start + end) / 2) + (cursor === null ? 0 : steps);
    return this.#time[Math.min(Math.max(row, 0), this.#time.length - 1)] ?? start;
  }

  read(): Reading | null {
    const row = this.#window.cursor === null ? -1 : nearestRow(this.#time, this.#window.cursor);
    const time = this.#time[row];
    if (time === undefined) return null;
    const values = this.series
      .filter(({ hidden }) => !hidden)
      .map(({ name, color, column }) => ({
        name,
        color,
        text: formatValue(column[row] ?? NaN, this.spec.unit, this.spec.decimals),
      }));
    const title = this.#intraday ? `${formatDateTime(time)} UTC` : formatDate(time);
    return { x: this.xOf(time), title, values: [...values, ...this.#markReading(time)] };
  }

  #markReading(time: number): Reading['values'] {
    if (this.#marks === null || this.marksHidden) return [];
    const { spec, time: times, value } = this.#marks;
    const mark = nearestRow(times, time);
    const reach = (this.#window.end - this.#window.start) / 200;
    if (mark < 0 || Math.abs((times[mark] ?? NaN) - time) > reach) return [];
    const kind = spec.kinds[mark] ?? '';
    const name = `${kind === 'B' || kind === 'S' ? 'entry' : 'exit'}, ${/b/i.test(kind) ? 'buy' : 'sell'}`;
    const reason = spec.reasons[spec.reason[mark] ?? -1] ?? '';
    const price = formatValue(value[mark] ?? NaN, this.spec.unit, this.spec.decimals);
    return [{ name: `${name} (${reason})`, color: /b/i.test(kind) ? 'gain' : 'loss', text: price }];
  }

  #valueAxis(pen: Pen, surface: Surface, [from, to]: readonly [number, number]): ValueAxis {
    const [low, high] = this.#range(from, to);
    const log = this.logarithmic && low > 0;
    const scale = log ? Math.log : (value: number): number => value;
    const count = surface.height < 180 ? 3 : 5;
    const ticks = log ? logTicks(low, high, count) : valueTicks(low, high, count);
    const label = this.#tickLabel(ticks);
    const bottom = surface.height - 24;
    const left = Math.ceil(labelWidth(pen, ticks.map(label))) + 12;
    this.area = { left, right: surface.width - 8, top: 10, bottom };
    const span = scale(high) - scale(low) || 1;
    const y = (value: number): number =>
      bottom - ((scale(value) - scale(low)) / span) * (bottom - 10);
    return { ticks, label, y };
  }

  #range(from: number, to: number): readonly [number, number] {
    const extents = this.series
      .filter(({ hidden }) => !hidden)
      .map(({ column }) => extent(column, from, to))
      .filter((range) => range !== null);
    const { baseline } = this.spec;
    const fixed = baseline === null ? [] : [baseline];
    const low = Math.min(...extents.map(([value]) => value), ...fixed);
    const high = Math.max(...extents.map(([, value]) => value), ...fixed);
    if (!(low <= high)) return [0, 1];
    const margin = (high - low) * 0.04 || Math.abs(high) * 0.01 || 1;
    return [low === baseline ? low : low - margin, high === baseline ? high : high + margin];
  }

  #tickLabel(ticks: readonly number[]): (tick: number) => string {
    const factor = this.spec.unit === 'fraction' ? 100 : 1;
    const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) * factor;
    const decimals = step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
    const suffix = this.spec.unit === 'fraction' ? '%' : '';
    return (tick) => formatDecimal(tick * factor, decimals) + suffix;
  }

  #drawTimeAxis(pen: Pen): void {
    const { start, end } = this.#window;
    const count = Math.max(2, Math.floor((this.area.right - this.area.left) / 90));
    const ticks = timeTicks(start, end, count);
    drawPositionAxis(
      pen,
      this.area,
      ticks.map(({ time, label }) => ({ x: this.xOf(time), label })),
    );
  }

  #drawSeries(pen: Pen, sight: Sight): void {
    const { baseline } = this.spec;
    pen.lineJoin = 'round';
    if (baseline !== null) {
      pen.strokeStyle = themeColor('axis');
      pen.lineWidth = 1;
      line(pen, [sight.area.left, sight.y(baseline)], [sight.area.right, sight.y(baseline)]);
    }
    const bars = this.#bars();
    if (bars !== null) return drawBars(pen, sight, { bars, colors: barColors() });
    for (const series of [...this.series].reverse())
      if (!series.hidden) this.#drawOne(pen, sight, series);
  }

  #drawOne(pen: Pen, sight: Sight, { color, shape, column }: Series): void {
    pen.strokeStyle = themeColor(color);
    pen.lineWidth = shape === 'line' ? 1.6 : 1.25;
    if (shape === 'area') {
      pen.fillStyle = pen.strokeStyle;
      pen.globalAlpha = 0.22;
      fillToward(pen, sight, column, this.spec.baseline ?? 0);
      pen.globalAlpha = 1;
    }
    pen.setLineDash(shape === 'dashed' ? [5, 4] : []);
    strokeLine(pen, sight, column);
    pen.setLineDash([]);
  }

  #bars(): BarColumns | null {
    const of = (shape: SeriesShape): Column | undefined =>
      this.series.find((series) => series.shape === shape)?.column;
    const [open, high, low, close] = [of('open'), of('high'), of('low'), of('close')];
    if (!open || !high || !low || !close) return null;
    return { open, high, low, close };
  }

  #drawMarks(pen: Pen, sight: Sight): void {
    if (this.#marks === null || this.marksHidden) return;
    const { time, value, spec } = this.#marks;
    const from = firstAtLeast(time, this.#window.start);
    const to = firstAtLeast(time, this.#window.end + 1);
    const crowd = (to - from) / (sight.area.right - sight.area.left);
    const size = crowd > 0.25 ? 2.5 : crowd > 0.08 ? 3.5 : 5;
    for (let mark = from; mark < to; mark++) {
      const kind = spec.kinds[mark] ?? 'B';
      const up = kind === 'B' || kind === 'b';
      pen.strokeStyle = themeColor(up ? 'gain' : 'loss');
      pen.fillStyle = pen.strokeStyle;
      pen.lineWidth = 1.1;
      const point = [sight.x(time[mark] ?? NaN), sight.y(value[mark] ?? NaN)] as const;
      drawMark(pen, point, { up, filled: kind === 'B' || kind === 'S', size });
    }
  }

  #drawCrosshair(pen: Pen): void {
    const { top, bottom } = this.area;
    if (this.selection !== null) {
      const [from, to] = this.selection;
      pen.fillStyle = themeColor('main');
      pen.globalAlpha = 0.14;
      pen.fillRect(Math.min(from, to), top, Math.abs(to - from), bottom - top);
      pen.globalAlpha = 1;
    }
    const reading = this.read();
    if (reading === null) return;
    pen.strokeStyle = themeColor('muted');
    pen.lineWidth = 1;
    line(pen, [Math.round(reading.x) + 0.5, top], [Math.round(reading.x) + 0.5, bottom]);
  }
}

export interface ChartContext {
  readonly window: TimeWindow;
  readonly intraday: boolean;
}

function barColors(): { up: string; down: string; range: string; close: string } {
  return {
    up: themeColor('gain'),
    down: themeColor('loss'),
    range: themeColor('axis'),
    close: themeColor('main'),
  };
}

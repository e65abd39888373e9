import type { ScatterChartSpec } from '../chart-spec.ts';
import { formatSigned, formatValue } from '../format.ts';
import { decodeColumn, extent } from './columns.ts';
import type { Column } from './columns.ts';
import type { PageDocument, PageElement, PageEvent, Pen } from './dom.ts';
import { drawMark } from './strokes.ts';
import {
  drawPositionAxis,
  drawValueAxis,
  labelWidth,
  line,
  Surface,
  themeColor,
} from './surface.ts';
import type { Area } from './surface.ts';
import { valueTicks } from './ticks.ts';

declare const document: PageDocument;

interface Places {
  readonly area: Area;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Trades as points: two fractions of each, winners up and losers down. */
export function mountScatterChart(figure: PageElement, spec: ScatterChartSpec): Surface | null {
  const host = figure.querySelector('[data-plot]');
  if (host === null) return null;
  const columns = { x: decodeColumn(spec.x), y: decodeColumn(spec.y) };
  const box = document.createElement('div');
  box.className = 'reading';
  box.hidden = true;
  let chosen = -1;
  let places: Places | null = null;
  const surface = new Surface(host, figure.getAttribute('aria-label') ?? spec.id, (place) => {
    const pen = place.pen();
    if (pen === null) return;
    places = layOut(pen, place, columns);
    drawPoints(pen, places, { ...columns, chosen });
    showPoint(box, places, { spec, ...columns, chosen });
  });
  host.append(box);
  const choose = (point: number): void => {
    chosen = point;
    surface.invalidate();
  };
  surface.canvas.addEventListener('pointermove', (event) => {
    const { left, top } = surface.canvas.getBoundingClientRect();
    const point = [event.clientX - left, event.clientY - top] as const;
    choose(places === null ? -1 : nearestPoint(places, columns, point));
  });
  surface.canvas.addEventListener('pointerleave', () => choose(-1));
  surface.canvas.addEventListener('keydown', (event) => {
    const step = keyStep(event);
    if (step === 0) return;
    event.preventDefault();
    choose(Math.min(Math.max(chosen + step, 0), columns.x.length - 1));
  });
  return surface;
}

function keyStep(event: PageEvent): number {
  return event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
}

interface PointColumns {
  readonly x: Column;
  readonly y: Column;
}

function layOut(pen: Pen, { width, height }: Surface, columns: PointColumns): Places {
  const [xLow, xHigh] = padded(columns.x);
  const [yLow, yHigh] = padded(columns.y);
  const percent = (tick: number): string =>
    formatValue(tick, 'fraction').replace(/\.0+%|(?<=\.\d)0%/, '%');
  const yTicks = valueTicks(yLow, yHigh, 5);
  const left = Math.ceil(labelWidth(pen, yTicks.map(percent))) + 12;
  const area = { left, right: width - 10, top: 10, bottom: height - 24 };
  const x = (value: number): number =>
    left + ((value - xLow) / (xHigh - xLow)) * (area.right - left);
  const y = (value: number): number =>
    area.bottom - ((value - yLow) / (yHigh - yLow)) * (area.bottom - area.top);
  drawValueAxis(pen, area, { ticks: yTicks, label: percent, y });
  const xTicks = valueTicks(xLow, xHigh, Math.max(2, width / 90));
  drawPositionAxis(
    pen,
    area,
    xTicks.map((tick) => ({ x: x(tick), label: percent(tick) })),
  );
  pen.strokeStyle = themeColor('axis');
  line(pen, [area.left, y(0)], [area.right, y(0)]);
  line(pen, [x(0), area.top], [x(0), area.bottom]);
  return { area, x, y };
}

function padded(column: Column): readonly [number, number] {
  const [low, high] = extent(column, 0, column.length) ?? [0, 0];
  const margin = (Math.max(high, 0) - Math.min(low, 0)) * 0.05 || 0.01;
  return [Math.min(low, 0) - margin, Math.max(high, 0) + margin];
}

function drawPoints(
  pen: Pen,
  places: Places,
  { x, y, chosen }: PointColumns & { readonly chosen: number },
): void {
  const size = x.length > 2_000 ? 2.5 : 3.5;
  const colors = [themeColor('loss'), themeColor('gain')];
  pen.globalAlpha = x.length > 2_000 ? 0.5 : 0.8;
  for (let point = 0; point < x.length; point++) {
    const up = (y[point] ?? NaN) > 0;
    pen.strokeStyle = colors[up ? 1 : 0] ?? '';
    pen.fillStyle = pen.strokeStyle;
    const place = [places.x(x[point] ?? NaN), places.y(y[point] ?? NaN)] as const;
    drawMark(pen, place, { up, filled: true, size: point === chosen ? size * 2 : size });
  }
  pen.globalAlpha = 1;
}

function nearestPoint(
  places: Places,
  { x, y }: PointColumns,
  [left, top]: readonly [number, number],
): number {
  let best = -1;
  let distance = 14 ** 2;
  for (let point = 0; point < x.length; point++) {
    const across = places.x(x[point] ?? NaN) - left;
    const down = places.y(y[point] ?? NaN) - top;
    if (across ** 2 + down ** 2 < distance) {
      distance = across ** 2 + down ** 2;
      best = point;
    }
  }
  return best;
}

function showPoint(
  box: PageElement,
  places: Places,
  {
    spec,
    x,
    y,
    chosen,
  }: PointColumns & { readonly spec: ScatterChartSpec; readonly chosen: number },
): void {
  box.hidden = chosen < 0;
  if (chosen < 0) return;
  const title = document.createElement('strong');
  title.textContent = spec.labels[chosen] ?? '';
  const rows = [
    `${spec.xTitle} ${formatSigned(x[chosen] ?? NaN, 'fraction')}`,
    `${spec.yTitle} ${formatSigned(y[chosen] ?? NaN, 'fraction')}`,
  ].map((text) => {
    const row = document.createElement('span');
    row.textContent = text;
    return row;
  });
  box.replaceChildren(title, ...rows);
  const left = places.x(x[chosen] ?? NaN);
  const right = left > (places.area.left + places.area.right) / 2;
  box.style.left = `${Math.round(left + (right ? -12 : 12))}px`;
  box.style.transform = right ? 'translateX(-100%)' : 'none';
}

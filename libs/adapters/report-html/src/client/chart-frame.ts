import type { PageCharts, TimeChartSpec } from '../chart-spec.ts';
import type { Column } from './columns.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { control } from './gestures.ts';
import { Surface } from './surface.ts';
import { TimeChart } from './time-chart.ts';
import type { Reading } from './time-chart.ts';
import type { TimeWindow } from './time-window.ts';

declare const document: PageDocument;

/** A chart in its figure: canvas, legend, buttons, the box with values. */
export function mountTimeChart(
  figure: PageElement,
  spec: TimeChartSpec,
  context: { readonly page: PageCharts; readonly time: Column; readonly window: TimeWindow },
): Surface | null {
  const host = figure.querySelector('[data-plot]');
  if (host === null) return null;
  const { page, time, window } = context;
  const chart = new TimeChart(spec, time, { window, intraday: page.intraday });
  const box = document.createElement('div');
  box.className = 'reading';
  box.hidden = true;
  const label = `${figure.getAttribute('aria-label') ?? spec.id}. Arrow keys move along, plus and minus zoom, 0 resets.`;
  let hovered = false;
  const surface = new Surface(host, label, (place) => {
    chart.draw(place);
    showReading(box, hovered ? chart.read() : null, place.width);
    figure.dataset['window'] = `${Math.round(window.start)} ${Math.round(window.end)}`;
  });
  host.append(box);
  const redraw = (): void => surface.invalidate();
  const hover = (on: boolean) => (): void => {
    hovered = on;
    redraw();
  };
  for (const [type, on] of HOVERS) surface.canvas.addEventListener(type, hover(on));
  window.onChange(redraw);
  const announce = (): void => say(figure, chart.read());
  control({ chart, canvas: surface.canvas, window, redraw, announce });
  mountLegend(figure, chart, redraw);
  mountButtons(figure, window);
  return surface;
}

const HOVERS = [
  ['pointerenter', true],
  ['pointerdown', true],
  ['focus', true],
  ['pointerleave', false],
  ['blur', false],
] as const;

function showReading(box: PageElement, reading: Reading | null, width: number): void {
  box.hidden = reading === null;
  if (reading === null) return;
  const title = document.createElement('strong');
  title.textContent = reading.title;
  box.replaceChildren(title, ...reading.values.map(readingRow));
  const right = reading.x > width / 2;
  box.style.left = `${Math.round(reading.x + (right ? -12 : 12))}px`;
  box.style.transform = right ? 'translateX(-100%)' : 'none';
}

function readingRow({ name, color, text }: Reading['values'][number]): PageElement {
  const row = document.createElement('span');
  const swatch = document.createElement('i');
  swatch.style.setProperty('--swatch', `var(--${color})`);
  const value = document.createElement('b');
  value.textContent = text;
  row.append(swatch, name, value);
  return row;
}

function say(figure: PageElement, reading: Reading | null): void {
  const live = figure.querySelector('[data-live]');
  if (live === null || reading === null) return;
  const values = reading.values.map(({ name, text }) => `${name} ${text}`);
  live.textContent = [reading.title, ...values].join(', ');
}

function mountLegend(figure: PageElement, chart: TimeChart, redraw: () => void): void {
  for (const button of figure.querySelectorAll('[data-series]')) {
    const series = chart.series[Number(button.dataset['series'])];
    if (series !== undefined) {
      toggle(button, (on) => {
        series.hidden = !on;
        redraw();
      });
    }
  }
  const marks = figure.querySelector('[data-marks]');
  if (marks !== null) {
    toggle(marks, (on) => {
      chart.marksHidden = !on;
      redraw();
    });
  }
  const log = figure.querySelector('[data-log]');
  if (log !== null) {
    toggle(log, (on) => {
      chart.logarithmic = on;
      redraw();
    });
  }
}

/** A button that is pressed or not, and says so. */
function toggle(button: PageElement, change: (on: boolean) => void): void {
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    change(on);
  });
}

function mountButtons(figure: PageElement, window: TimeWindow): void {
  const middle = (): number => window.cursor ?? (window.start + window.end) / 2;
  const actions: Readonly<Record<string, () => void>> = {
    in: () => window.zoom(0.6, middle()),
    out: () => window.zoom(1 / 0.6, middle()),
    reset: () => window.reset(),
  };
  for (const button of figure.querySelectorAll('[data-zoom]')) {
    const action = actions[button.dataset['zoom'] ?? ''];
    if (action !== undefined) button.addEventListener('click', action);
  }
  const reset = figure.querySelector('[data-zoom="reset"]');
  window.onChange(() => {
    if (reset !== null) reset.disabled = window.isWhole;
  });
}

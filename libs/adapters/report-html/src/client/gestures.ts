import type { PageElement, PageEvent } from './dom.ts';
import type { TimeChart } from './time-chart.ts';
import type { TimeWindow } from './time-window.ts';

export interface Controlled {
  readonly chart: TimeChart;
  readonly canvas: PageElement;
  readonly window: TimeWindow;
  /** Redraws this chart alone. */
  readonly redraw: () => void;
  /** Says the values under the crosshair aloud, after a key press. */
  readonly announce: () => void;
}

/**
 * Pointer, wheel and keys over a time chart. A mouse drags out a stretch to zoom to (with Shift it moves along); a
 * finger slides the crosshair, two fingers zoom, and moving up or down still scrolls the page. The wheel zooms with
 * Ctrl, or once the chart has the focus, so that reading past a chart never gets stuck in it.
 */
export function control(controlled: Controlled): void {
  const { canvas, window, chart } = controlled;
  const pointers = new Map<number, number>();
  const at = (event: PageEvent): number => event.clientX - canvas.getBoundingClientRect().left;
  let anchor: number | null = null;
  let gap = 0;

  canvas.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, at(event));
    gap = spread(pointers);
    canvas.setPointerCapture(event.pointerId);
    anchor = event.pointerType === 'mouse' && event.button === 0 ? at(event) : null;
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (before !== undefined) pointers.set(event.pointerId, at(event));
    if (pointers.size === 2) gap = pinch(controlled, pointers, gap);
    else if (anchor !== null && event.shiftKey) slide(controlled, before ?? 0, at(event));
    else select(controlled, anchor, at(event));
  });
  const release = (event: PageEvent): void => {
    pointers.delete(event.pointerId);
    anchor = null;
    const range = chart.selection;
    chart.selection = null;
    if (range !== null && Math.abs(range[0] - range[1]) > 6) {
      const [start, end] = [...range].sort((a, b) => a - b).map((x) => chart.timeAt(x));
      if (start !== undefined && end !== undefined) window.show(start, end);
    }
    controlled.redraw();
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => window.point(null));
  canvas.addEventListener('dblclick', () => window.reset());
  canvas.addEventListener('wheel', (event) => wheel(controlled, event, at(event)), {
    passive: false,
  });
  canvas.addEventListener('keydown', (event) => press(controlled, event));
  canvas.addEventListener('focus', () => (canvas.dataset['focused'] = 'yes'));
  canvas.addEventListener('blur', () => (canvas.dataset['focused'] = 'no'));
}

function select({ chart, window, redraw }: Controlled, anchor: number | null, x: number): void {
  if (anchor !== null) {
    chart.selection = [anchor, x];
    redraw();
  }
  window.point(Math.min(Math.max(chart.timeAt(x), window.start), window.end));
}

function slide({ chart, window }: Controlled, from: number, to: number): void {
  window.pan((from - to) / (chart.area.right - chart.area.left));
}

function spread(pointers: ReadonlyMap<number, number>): number {
  const [first = 0, second = 0] = pointers.values();
  return Math.max(8, Math.abs(first - second));
}

function pinch(
  { chart, window }: Controlled,
  pointers: ReadonlyMap<number, number>,
  gap: number,
): number {
  const [first = 0, second = 0] = pointers.values();
  const now = spread(pointers);
  window.zoom(gap / now, chart.timeAt((first + second) / 2));
  return now;
}

function wheel({ canvas, chart, window }: Controlled, event: PageEvent, x: number): void {
  if (!event.ctrlKey && !event.metaKey && canvas.dataset['focused'] !== 'yes') return;
  event.preventDefault();
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) window.pan(event.deltaX / 1500);
  else window.zoom(Math.exp(Math.min(Math.max(event.deltaY, -200), 200) / 400), chart.timeAt(x));
}

function press(controlled: Controlled, event: PageEvent): void {
  const { chart, window, announce } = controlled;
  const middle = window.cursor ?? (window.start + window.end) / 2;
  const sign = event.key === 'ArrowLeft' ? -1 : 1;
  const move = (): void => {
    window.point(chart.step(sign));
    announce();
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => (event.shiftKey ? window.pan(-0.2) : move()),
    ArrowRight: () => (event.shiftKey ? window.pan(0.2) : move()),
    '+': () => window.zoom(0.6, middle),
    '=': () => window.zoom(0.6, middle),
    ArrowUp: () => window.zoom(0.6, middle),
    '-': () => window.zoom(1 / 0.6, middle),
    ArrowDown: () => window.zoom(1 / 0.6, middle),
    Home: () => window.show(window.first, window.first + window.end - window.start),
    End: () => window.show(window.last - window.end + window.start, window.last),
    '0': () => window.reset(),
    Escape: () => (window.cursor === null ? window.reset() : window.point(null)),
  };
  const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
  if (action === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  action();
}

import type { Canvas, PageDocument, PageElement, PageWindow, Pen, SizeWatcher } from './dom.ts';

declare const document: PageDocument;
declare const window: PageWindow;
declare const ResizeObserver: SizeWatcher;

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A canvas that is as sharp as the screen, redraws at most once a frame, and only while its place on the page has a
 * size (a hidden one draws when it is shown).
 */
export class Surface {
  readonly canvas: Canvas;
  readonly #host: PageElement;
  readonly #draw: (surface: Surface) => void;
  #pending = false;
  width = 0;
  height = 0;

  constructor(host: PageElement, label: string, draw: (surface: Surface) => void) {
    this.#host = host;
    this.#draw = draw;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('tabindex', '0');
    this.canvas.setAttribute('role', 'application');
    this.canvas.setAttribute('aria-label', label);
    host.append(this.canvas);
    new ResizeObserver(() => this.invalidate()).observe(host);
  }

  invalidate(): void {
    if (this.#pending) return;
    this.#pending = true;
    window.requestAnimationFrame(() => {
      this.#pending = false;
      this.redraw();
    });
  }

  redraw(): void {
    this.width = this.#host.clientWidth;
    this.height = this.#host.clientHeight;
    if (this.width > 0 && this.height > 0) this.#draw(this);
  }

  /** A cleared pen whose unit is the page's pixel. */
  pen(): Pen | null {
    const ratio = window.devicePixelRatio;
    const width = Math.round(this.width * ratio);
    const height = Math.round(this.height * ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const pen = this.canvas.getContext('2d');
    pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen?.clearRect(0, 0, this.width, this.height);
    return pen;
  }
}

const FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** The style sheet's color of that name, as the present theme has it. */
export function themeColor(name: string): string {
  return window.getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export interface ValueAxis {
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
  readonly y: (value: number) => number;
}

/** Horizontal grid lines with their values on the left. */
export function drawValueAxis(pen: Pen, area: Area, axis: ValueAxis): void {
  pen.font = FONT;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.strokeStyle = themeColor('grid');
  pen.fillStyle = themeColor('muted');
  pen.lineWidth = 1;
  for (const tick of axis.ticks) {
    const y = Math.round(axis.y(tick)) + 0.5;
    line(pen, [area.left, y], [area.right, y]);
    pen.fillText(axis.label(tick), area.left - 6, y);
  }
}

export interface PositionTick {
  readonly x: number;
  readonly label: string;
}

/** Labels under the area; one that would touch its neighbor is left out. */
export function drawPositionAxis(pen: Pen, area: Area, ticks: readonly PositionTick[]): void {
  pen.font = FONT;
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  let free = -Infinity;
  for (const { x, label } of ticks) {
    const half = pen.measureText(label).width / 2;
    if (x - half < free || x + half > area.right + 24) continue;
    free = x + half + 8;
    pen.strokeStyle = themeColor('grid');
    line(pen, [Math.round(x) + 0.5, area.bottom], [Math.round(x) + 0.5, area.bottom + 4]);
    pen.fillStyle = themeColor('muted');
    pen.fillText(label, x, area.bottom + 7);
  }
}

export type Point = readonly [x: number, y: number];

export function line(pen: Pen, from: Point, to: Point): void {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** Room for the widest label on the left of an area. */
export function labelWidth(pen: Pen, labels: readonly string[]): number {
  pen.font = FONT;
  return Math.max(0, ...labels.map((label) => pen.measureText(label).width));
}

/**
 * The part of the browser that the chart client uses. TypeScript's own `dom` library would add its globals (`open`,
 * `close`, `stop`, `name`, `Event`) to every file of the repository, where an undeclared word must stay an error.
 */
export interface PageEvent {
  readonly key: string;
  readonly clientX: number;
  readonly clientY: number;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly pointerId: number;
  readonly pointerType: string;
  readonly button: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  preventDefault(): void;
}

export interface PageElement {
  textContent: string | null;
  hidden: boolean;
  value: string;
  disabled: boolean;
  className: string;
  readonly clientWidth: number;
  readonly clientHeight: number;
  readonly style: {
    left: string;
    top: string;
    transform: string;
    setProperty(name: string, value: string): void;
  };
  readonly dataset: Record<string, string | undefined>;
  readonly classList: { toggle(name: string, on: boolean): void };
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...children: readonly (PageElement | string)[]): void;
  replaceChildren(...children: readonly PageElement[]): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  addEventListener(
    type: string,
    listener: (event: PageEvent) => void,
    options?: { readonly passive: boolean },
  ): void;
  getBoundingClientRect(): { readonly left: number; readonly top: number };
  setPointerCapture(pointer: number): void;
}

export interface Canvas extends PageElement {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen | null;
}

export interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: 'left' | 'center' | 'right';
  textBaseline: 'top' | 'middle' | 'bottom';
  lineJoin: 'round' | 'miter';
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setLineDash(segments: readonly number[]): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
  fill(): void;
  save(): void;
  restore(): void;
  clip(): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}

export interface PageDocument {
  readonly documentElement: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: 'canvas'): Canvas;
  createElement(name: string): PageElement;
}

export interface MediaQuery {
  readonly matches: boolean;
  addEventListener(type: 'change', listener: () => void): void;
}

/** The globals a file declares for itself with `declare const`, as far as it needs them. */
export interface PageWindow {
  readonly devicePixelRatio: number;
  getComputedStyle(element: PageElement): { getPropertyValue(name: string): string };
  matchMedia(query: string): MediaQuery;
  requestAnimationFrame(callback: () => void): void;
  addEventListener(type: string, listener: () => void): void;
}

export type SizeWatcher = new (listener: () => void) => { observe(element: PageElement): void };

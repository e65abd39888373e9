import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFER_CHARACTERS = 1 << 18;

/** A text file written in large pieces. */
export class TextFile {
  readonly #descriptor: number;
  #pieces: string[] = [];
  #characters = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  line(text: string): void {
    this.#pieces.push(text);
    this.#characters += text.length + 1;
    if (this.#characters > BUFFER_CHARACTERS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    if (this.#pieces.length === 0) return;
    writeSync(this.#descriptor, `${this.#pieces.join('\n')}\n`);
    this.#pieces = [];
    this.#characters = 0;
  }
}

const NEEDS_QUOTES = /[",\n\r]/;

/** A cell as RFC 4180 wants it. */
export const cell = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** ISO 8601 UTC; whole seconds are written without a fraction. */
export const isoTime = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z');

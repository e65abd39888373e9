import { joinPath } from './toml-path.ts';

export interface KeyPlace {
  /** Full path, tables of a list counted: `strategies[0].name`. */
  readonly path: string;
  /** Of the key's first character, from 0. */
  readonly offset: number;
  /** The value as it is written; empty for the header of a table. */
  readonly raw: string;
}

const BARE = /[A-Za-z0-9_-]/;
const LINE_END = /[\r\n]/;
/** What ends a number, boolean or date. */
const VALUE_END = /[,\]}#\r\n]/;

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

const unescape = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (_all, short, long, one) => {
    const code = String(short ?? long ?? '');
    if (code !== '') return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
    return ESCAPES[String(one)] ?? String(one);
  });

/**
 * Finds where each key of a TOML text stands; the parser itself keeps no positions. The text has
 * been parsed before, so this only follows it and judges nothing.
 */
export class TomlScanner {
  readonly places: KeyPlace[] = [];
  readonly #text: string;
  readonly #tables = new Map<string, number>();
  #at = 0;
  #section = '';

  constructor(text: string) {
    this.#text = text;
    while ((this.#skipSpace(), this.#at < text.length)) {
      const before = this.#at;
      if (this.#peek() === '[') this.#header();
      else this.#pair(this.#section);
      // Whatever the text holds, the scan moves on.
      if (this.#at === before) this.#at += 1;
    }
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #starts(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Passes blanks, line ends and comments. */
  #skipSpace(): void {
    for (;;) {
      while (/[\s\uFEFF]/.test(this.#peek())) this.#at += 1;
      if (this.#peek() !== '#') return;
      while (this.#at < this.#text.length && !LINE_END.test(this.#peek())) this.#at += 1;
    }
  }

  #header(): void {
    const offset = this.#at;
    const several = this.#starts('[[');
    this.#at += several ? 2 : 1;
    const names = this.#dottedKey();
    const path = this.#tablePath(names, several);
    this.#section = path;
    this.places.push({ path, offset, raw: '' });
    while (this.#peek() === ']') this.#at += 1;
  }

  /** Names below a list of tables belong to its last table. */
  #tablePath(names: readonly string[], several: boolean): string {
    let path = '';
    names.forEach((name, index) => {
      path = joinPath(path, name);
      const count = this.#tables.get(path) ?? 0;
      const last = index === names.length - 1;
      if (several && last) this.#tables.set(path, count + 1);
      if (several && last) path = `${path}[${count}]`;
      else if (count > 0) path = `${path}[${count - 1}]`;
    });
    return path;
  }

  #pair(section: string): void {
    const offset = this.#at;
    const path = this.#dottedKey().reduce(joinPath, section);
    this.#skipSpace();
    if (this.#peek() !== '=') return;
    this.#at += 1;
    this.#skipSpace();
    const start = this.#at;
    const place = this.places.length;
    this.#value(path);
    const raw = this.#text.slice(start, this.#at).trimEnd();
    // A key stands before those inside its table.
    this.places.splice(place, 0, { path, offset, raw });
  }

  #dottedKey(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      this.#skipBlanks();
      names.push(this.#name());
      this.#skipBlanks();
      if (this.#peek() !== '.') return names;
      this.#at += 1;
    }
  }

  #skipBlanks(): void {
    while (this.#peek() === ' ' || this.#peek() === '\t') this.#at += 1;
  }

  #name(): string {
    const quote = this.#peek();
    const start = this.#at;
    if (quote === '"' || quote === "'") {
      this.#string(quote);
      const inside = this.#text.slice(start + 1, this.#at - 1);
      return quote === '"' ? unescape(inside) : inside;
    }
    while (BARE.test(this.#peek())) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #value(path: string): void {
    const first = this.#peek();
    if (first === '"' || first === "'") this.#string(first);
    else if (first === '[') this.#list(path);
    else if (first === '{') this.#inlineTable(path);
    else while (this.#at < this.#text.length && !VALUE_END.test(this.#peek())) this.#at += 1;
  }

  #string(quote: string): void {
    const fence = quote.repeat(3);
    if (this.#starts(fence)) {
      this.#until(fence, quote);
      // Up to two more quotes belong to the text itself.
      while (this.#peek() === quote) this.#at += 1;
    } else this.#until(quote, quote);
  }

  #until(end: string, quote: string): void {
    this.#at += end.length;
    while (this.#at < this.#text.length && !this.#starts(end))
      this.#at += quote === '"' && this.#peek() === '\\' ? 2 : 1;
    this.#at = Math.min(this.#at + end.length, this.#text.length);
  }

  #list(path: string): void {
    this.#items(']', (index) => this.#value(`${path}[${index}]`));
  }

  #inlineTable(path: string): void {
    this.#items('}', () => this.#pair(path));
  }

  #items(end: string, item: (index: number) => void): void {
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#skipSpace();
      if (this.#peek() === end || this.#at >= this.#text.length) break;
      const before = this.#at;
      item(index);
      this.#skipSpace();
      if (this.#peek() === ',' || this.#at === before) this.#at += 1;
    }
    this.#at += 1;
  }
}

/** Where a key stands in a TOML text: the last word of the parser has no positions of keys. */
export class KeyLocator {
  readonly #lines = new Map<string, number>();
  readonly #tables = new Map<string, number>();

  constructor(text: string) {
    let section = '';
    text.split('\n').forEach((line, index) => {
      const header = /^\s*(\[\[?)\s*([^\]]+?)\s*\]/.exec(line);
      if (header) {
        section = this.#section(header);
        this.#note(section, index + 1);
        return;
      }
      const key = /^\s*([A-Za-z0-9_."'-]+)\s*=/.exec(line)?.[1];
      if (key) this.#note(section === '' ? key : `${section}.${key}`, index + 1);
    });
  }

  /** Counts from 1; the line of the nearest enclosing key or section where it has none of its own. */
  line(path: string): number {
    for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
      const line = this.#lines.get(at);
      if (line !== undefined) return line;
    }
    return 1;
  }

  /** Tables of a list are counted: `strategies[0]`. */
  #section([, brackets, name = '']: RegExpExecArray): string {
    if (brackets !== '[[') return name;
    const count = this.#tables.get(name) ?? 0;
    this.#tables.set(name, count + 1);
    return `${name}[${count}]`;
  }

  #note(path: string, line: number): void {
    if (!this.#lines.has(path)) this.#lines.set(path, line);
  }
}

export type Table = Record<string, unknown>;

/** A table of TOML: dates are objects too, and are values. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** `section.key`; a name that TOML would quote is quoted, so that its dots separate nothing. */
export const joinPath = (prefix: string, name: string): string => {
  const word = /^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name);
  return prefix === '' ? word : `${prefix}.${word}`;
};

/** All before the last dot, and what stands after it. */
export const splitPath = (path: string): readonly [string, string] => {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? ['', path] : [path.slice(0, dot), path.slice(dot + 1)];
};

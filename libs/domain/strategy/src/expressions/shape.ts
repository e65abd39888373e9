/** What an expression is by its punctuation alone. */
export interface CallShape {
  /** In lower case. */
  readonly name: string;
  /** What stands between its commas, trimmed. */
  readonly parts: readonly string[];
  readonly output: string | null;
  /** As it was written, without the spaces around its punctuation. */
  readonly written: string;
}

const CALL = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*(?:\((.*)\))?\s*(?:\.\s*([A-Za-z][A-Za-z0-9_]*))?\s*$/s;

/** The text cut at its commas, but not at those between parentheses; null where these do not pair. */
const cut = (text: string): readonly string[] | null => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === ',' && depth === 0) {
      parts.push(text.slice(from, place));
      from = place + 1;
    }
    if (depth < 0) return null;
  }
  return depth === 0 ? [...parts, text.slice(from)] : null;
};

/** Without spaces around punctuation: `SMA( 20, source = hl2 )` is `SMA(20,source=hl2)`. */
const compact = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*([(),.=])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ');

/** Reads `name(part, part).output`; null where the text has not that shape. */
export const shapeOf = (text: string): CallShape | null => {
  const [, name, inner = '', output = null] = CALL.exec(text) ?? [];
  if (name === undefined) return null;
  const parts = inner.trim() === '' ? [] : cut(inner)?.map((part) => part.trim());
  return parts ? { name: name.toLowerCase(), parts, output, written: compact(text) } : null;
};

/** Markup that is safe to put into a page; everything else is escaped on its way in. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type MarkupValue = Markup | string | number | readonly MarkupValue[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted attribute values alike. Control characters, which HTML forbids, are dropped. */
function escapeText(text: string): string {
  return Array.from(text, escapeCharacter).join('');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32 && character !== '\n' && character !== '\t') return '';
  return ESCAPES[character] ?? character;
}

function render(value: MarkupValue): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeText(value);
  return value.map(render).join('');
}

/** A template whose values are escaped unless they are {@link Markup} themselves. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...values.map(render)));
}

/**
 * A value as JSON that may stand inside a script element: `<` would let `</script>` or `<!--` end it, and the two
 * line separators are not allowed in older JavaScript strings.
 */
export function scriptJson(value: unknown): Markup {
  const json = JSON.stringify(value);
  return new Markup(json.replace(/[<>&\u2028\u2029]/g, unicodeEscape));
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

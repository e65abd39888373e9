const NEEDS_QUOTES = /[",\n\r]/;

/** A cell as RFC 4180 wants it. */
export const cell = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

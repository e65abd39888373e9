const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder();

/** A cell as text, without the spaces and quotes around it. For messages and rare forms only. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return unquoted(latin1.decode(bytes.subarray(from, to)));
}

/** As `textOf` for names, which may hold any letter. */
export function nameOf(bytes: Uint8Array, from: number, to: number): string {
  return unquoted(utf8.decode(bytes.subarray(from, to)));
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length < 2 || !trimmed.startsWith('"') || !trimmed.endsWith('"')) return trimmed;
  return trimmed.slice(1, -1).replaceAll('""', '"').trim();
}

/** A cell as it is shown in a message: short, on one line. */
export function shown(text: string): string {
  const plain = text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?');
  return JSON.stringify(plain.length > 40 ? `${plain.slice(0, 37)}...` : plain);
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check data.path',
  EACCES: 'it may not be read; check its permissions',
  EISDIR: 'it is a folder; name a file, or a pattern such as folder/*.csv',
};

/** Why a file of bars cannot be opened, from the operating system's word for it. */
export const fileProblem = (code: string): string =>
  SENTENCES[code] ?? `it cannot be read (${code})`;

const textOf = (error: Error): string =>
  // Several attempts at one server: each says why.
  error instanceof AggregateError ? error.errors.map(sentenceOf).join('; ') : error.message;

/** What went wrong, in words. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? textOf(error) : String(error);

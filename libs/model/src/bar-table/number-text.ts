const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a cell of a file writes as people do, `-3.50`, `.25`, `+7` or `1.2e6`; NaN for an
 * empty one and for what only a programmer would take for a number, such as `0x10` or `Infinity`.
 */
export const numberOfText = (text: string): number => {
  const written = text.trim();
  return DECIMAL.test(written) ? Number(written) : NaN;
};

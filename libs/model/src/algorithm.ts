import type { Fraction } from './fixed.ts';

/** How an order that is worked over time is cut into children. */
export type ExecutionAlgorithm =
  /** Equal slices over so many bars. */
  | { readonly kind: 'twap'; readonly bars: number }
  /** Slices over so many bars, in proportion to the volume that is expected of each. */
  | { readonly kind: 'vwap'; readonly bars: number }
  /** So much of what has traded in each bar, until all is done. */
  | { readonly kind: 'pov'; readonly participation: Fraction };

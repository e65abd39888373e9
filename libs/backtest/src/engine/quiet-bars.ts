import { BarCursor } from '@stratvector/domain-strategy';
import type { Decisions, Strategy } from '@stratvector/domain-strategy';
import type { BarColumns } from '@stratvector/model';

/** Bars of one instrument over which cash, position and what orders wait for cannot change. */
export interface Stretch {
  readonly from: number;
  readonly end: number;
  /** A low at or under it, or a high at or over the other, may matter to an order. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The hot loop of a backtest: on a bar that asks for nothing, nothing is made, looked up or awaited.
 * Shows the strategy one bar after another until one may matter to an order, or it decides something.
 * Answers with the row that stops it; the strategy has seen that one only if it has decided there. The
 * equity of these rows follows from their closes, so nothing is written either.
 */
export const passQuiet = (
  { low, high }: BarColumns,
  stretch: Stretch,
  cursor: BarCursor,
  { strategy, decisions }: { readonly strategy: Strategy; readonly decisions: Decisions },
): number => {
  const { end, lowest, highest } = stretch;
  let row = stretch.from;
  // Looked up once: it is called on every bar.
  const { moveTo } = BarCursor;
  while (row < end) {
    if ((low[row] as number) <= lowest || (high[row] as number) >= highest) break;
    moveTo(cursor, row);
    strategy.onBar?.(cursor, decisions);
    if (decisions.count > 0) break;
    row += 1;
  }
  return row;
};

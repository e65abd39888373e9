import { numberOfMoney } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import type { AttributionTable } from './attribution.ts';

/** What one instrument added to the total return. */
export interface Contribution {
  readonly label: string;
  readonly amount: Money;
  /** amount / equity at the start, a fraction; the contributions add up to the total return. */
  readonly contribution: number;
  /** Share of the net result; null where the result is zero and shares mean nothing. */
  readonly share: number | null;
}

/** Contributions to the total return, row by row of a table of attribution. */
export const contributionsOf = (
  { rows, total }: AttributionTable,
  startEquity: Money,
): readonly Contribution[] =>
  startEquity <= 0n
    ? []
    : rows.map(({ label, amount }) => ({
        label,
        amount,
        contribution: numberOfMoney(amount) / numberOfMoney(startEquity),
        share: total === 0n ? null : Number(amount) / Number(total),
      }));

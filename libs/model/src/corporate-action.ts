import type { InstrumentId } from './identifiers.ts';

interface Dated {
  readonly instrumentId: InstrumentId;
  /** YYYY-MM-DD at the exchange: the first session whose prices show it. */
  readonly date: string;
}

/** Each old share becomes numerator / denominator new ones, in lowest terms. */
interface Split extends Dated {
  readonly type: 'split';
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface CashDividend extends Dated {
  readonly type: 'cash-dividend';
  /** Per share as shares are on that date, in the instrument's currency: a plain decimal. */
  readonly amount: string;
}

/** From the date on the instrument trades as `newId`. */
interface SymbolChange extends Dated {
  readonly type: 'symbol-change';
  readonly newId: InstrumentId;
}

/** The date is the last session on which it trades. */
interface Delisting extends Dated {
  readonly type: 'delisting';
}

/** What an issuer or an exchange does to an instrument, from outside of trading. */
export type CorporateAction = Split | CashDividend | SymbolChange | Delisting;

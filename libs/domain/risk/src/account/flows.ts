import { add, FRACTION_ONE, halfEvenOfWide, money } from '@stratvector/model';
import type { Fraction, Instrument, Money, Quantity } from '@stratvector/model';
import type { AccountCommand, AccountEvent, FinancedBalance } from './events.ts';
import type { AccountContext } from './context.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account } from './state.ts';

type Flow = Extract<AccountCommand, { type: 'BookFlow' }>['data'];
type Dividend = Extract<AccountCommand, { type: 'BookDividend' }>['data'];

/** A year of financing: simple interest, actual days over 365. */
const YEAR_DAYS = 365n;
const PER_SHARE = 1_000_000_000n;

/** The flows of one decision, one after another; what comes to nothing is none. */
const booked = (flows: readonly Flow[], account: Account): readonly AccountEvent[] => {
  let { cash } = account;
  return flows.flatMap((flow): AccountEvent[] => {
    if (flow.amount === 0n) return [];
    cash = add(cash, flow.amount);
    return [{ type: 'FlowBooked', data: { ...flow, cashAfter: cash } }];
  });
};

export const bookFlow = (flow: Flow, account: Account): readonly AccountEvent[] =>
  booked([flow], account);

/** quantity × amount per share or contract, half to even; shorts pay. */
const dividendOf = (instrument: Instrument, held: Quantity, perShare: bigint): Money => {
  const priceScale = 10n ** BigInt(instrument.priceDecimals);
  const dividend = held * perShare * instrument.numerator * priceScale;
  return money(halfEvenOfWide(dividend, instrument.denominator * PER_SHARE));
};

/** Every strategy's position is paid, or pays where it is short, what the dividend comes to. */
export const bookDividend = (
  { instrumentId, perShare }: Dividend,
  account: Account,
  { index }: AccountContext,
): readonly AccountEvent[] =>
  booked(
    index.ofInstrument(instrumentId).map(({ slot, strategyId, instrument }) => {
      const { position } = account.slots[slot] ?? EMPTY_SLOT;
      const amount = dividendOf(instrument, position, perShare);
      return { kind: 'dividend', strategyId, instrumentId, amount };
    }),
    account,
  );

/** balance × rate × days / 365, half to even. */
const interestOf = (balance: Money, rate: Fraction, days: number): Money =>
  money(halfEvenOfWide(balance * rate * BigInt(days), FRACTION_ONE * YEAR_DAYS));

/**
 * Interest on cash, on a margin loan, and the fee of what is borrowed to be short: on the balance at
 * the earlier close, booked at the later.
 */
export const accrueFinancing = (
  { days, cash, shorts }: FinancedBalance,
  account: Account,
  { terms: { financing } }: AccountContext,
): readonly AccountEvent[] => {
  const { cashRate, marginRate, borrowRate } = financing;
  const [kind, rate] =
    cash < 0n ? (['margin-interest', marginRate] as const) : (['cash-interest', cashRate] as const);
  const interest = interestOf(cash, rate, days);
  const fees = shorts.map(({ instrumentId, value }) => ({
    kind: 'borrow-fee' as const,
    strategyId: null,
    instrumentId,
    amount: money(0n - interestOf(value, borrowRate, days)),
  }));
  return booked(
    [{ kind, strategyId: null, instrumentId: null, amount: interest }, ...fees],
    account,
  );
};

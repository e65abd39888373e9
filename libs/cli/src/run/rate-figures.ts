import { rateBookOf } from '@stratvector/backtest';
import type { PlannedRate, RunPlan } from '@stratvector/backtest';
import type { WarningInput } from '@stratvector/domain-analytics';
import { firstFrom, millisecondsOf } from '@stratvector/kernel';
import type { ExchangeRate } from '@stratvector/model';

type Planned = RunPlan['instruments'][number];

const POWER_OF_TEN = /^0?\.?0*1$/;

/** A tenth, a hundredth and so on is a minor unit, as pence are: it moves with the account's currency. */
const isMinorUnit = ({ numerator, denominator }: ExchangeRate): boolean =>
  numerator === 1n && /^10*$/.test(denominator.toString());

/** A number on the way of a rate that moves, such as what one dollar is worth in a pegged currency. */
const hasFixedLeg = ({ legs }: PlannedRate): boolean =>
  legs.some(
    ({ closeTime, close }) =>
      closeTime[0] === -Infinity &&
      !POWER_OF_TEN.test((close[0] ?? NaN).toFixed(9).replace(/0+$/, '')),
  );

const fixedCurrenciesOf = ({ instruments, rates = [] }: RunPlan): readonly string[] => {
  const fixed = instruments
    .filter(({ instrument }) => !isMinorUnit(instrument.rate))
    .map(({ instrument }) => instrument.currency);
  const traded = new Set(instruments.map(({ instrument }) => instrument.currency));
  const partly = rates.filter((rate) => traded.has(rate.currency) && hasFixedLeg(rate));
  return [...new Set([...fixed, ...partly.map(({ currency }) => currency)])];
};

type MovingRates = NonNullable<RunPlan['terms']['movingRates']>;

const withoutRate = (
  { instrument: { currency }, columns: { closeTime } }: Planned,
  plan: RunPlan,
  { currencies, ageMsMax }: MovingRates,
): number => {
  if (!currencies.has(currency)) return 0;
  const book = rateBookOf(plan);
  return closeTime.subarray(firstFrom(closeTime, plan.start)).filter((time) => {
    const mark = book.markOf(currency, time);
    return !mark || time - millisecondsOf(mark.at) > (ageMsMax ?? Infinity);
  }).length;
};

const barsWithoutRateOf = (plan: RunPlan): number => {
  const { movingRates } = plan.terms;
  if (!movingRates) return 0;
  return plan.instruments.reduce((sum, one) => sum + withoutRate(one, plan, movingRates), 0);
};

/** What is told of the exchange rates of a run. */
export const rateFiguresOf = (
  plan: RunPlan,
): Pick<WarningInput, 'fixedCurrencies' | 'barsWithoutRate'> => ({
  fixedCurrencies: fixedCurrenciesOf(plan),
  barsWithoutRate: barsWithoutRateOf(plan),
});

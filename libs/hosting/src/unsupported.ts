import type { RunPlan } from '@stratvector/backtest';
import type { AccountTerms } from '@stratvector/domain-risk';

type Refusal = (plan: RunPlan) => string | null;

const INSTEAD = 'run it as a backtest, or leave it out';

const asksForTails = ({ limits }: AccountTerms): boolean =>
  limits.maxVar95 !== null || limits.maxVar99 !== null || limits.maxEs95 !== null;

const REFUSALS: readonly Refusal[] = [
  ({ instruments }) =>
    instruments.some(({ coarser }) => coarser.size > 0)
      ? 'strategy: a strategy with a coarser timeframe of its own'
      : null,
  ({ terms }) =>
    terms.slicing === null ? null : 'execution.order_type: an order that is worked over time',
  ({ instruments }) =>
    instruments.some(({ actions, ends }) => actions.length > 0 || ends !== null)
      ? 'data.adjust: splits, dividends and ends of listings that the books follow'
      : null,
  ({ terms }) =>
    terms.maintenance === null ? null : 'account.type: a margin account, with its calls,',
  ({ terms }) =>
    terms.financing.cashRate === 0n ? null : 'backtest.financing.cash_rate: interest on cash',
  ({ terms }) =>
    terms.limits.allowShort && terms.financing.borrowRate !== 0n
      ? 'backtest.financing.borrow_rate: a fee for borrowed shares (0 is taken)'
      : null,
  ({ terms }) =>
    asksForTails(terms) ? 'risk.limits: a limit of value at risk or expected shortfall' : null,
  ({ fill }) =>
    fill === 'this-close' ? 'backtest.fill: a fill at the close of its decision' : null,
  ({ instruments }) =>
    instruments.some(({ finer }) => finer !== null)
      ? 'backtest.intrabar: finer bars that decide inside a bar'
      : null,
  ({ instruments }) =>
    instruments.some(({ halts }) => halts.length > 0)
      ? 'instruments.halts: halts of instruments'
      : null,
  ({ rates }) => (rates ? 'account.rates: exchange rates that move' : null),
];

/** What a backtest of this plan would do and the platform does not, a sentence each. */
export const unsupported = (plan: RunPlan): readonly string[] =>
  REFUSALS.flatMap((refusal) => {
    const found = refusal(plan);
    return found === null ? [] : [`${found} is not available on the platform yet; ${INSTEAD}`];
  });

import type { ExplainedValue } from '@stratvector/configuration';
import type { FinishedRun } from './finished-run.ts';

type Run = Pick<FinishedRun, 'loaded' | 'history' | 'plan' | 'figures'>;

/** What stands for a key without a value, as the data decided it. */
const decidedByData = ({ history, plan, figures }: Run): Readonly<Record<string, unknown>> => ({
  'data.adjust': history.series[0]?.adjustment ?? null,
  'data.timeframe': plan.timeframe,
  'metrics.periods_per_year': figures.input.periodsPerYear,
  'backtest.benchmark': 'equal-weight universe',
});

const filled = (
  one: ExplainedValue,
  decided: Readonly<Record<string, unknown>>,
): ExplainedValue => {
  const plain = one.plain ?? decided[one.path] ?? null;
  return plain === one.plain ? one : { ...one, plain, value: JSON.stringify(plain) };
};

/** The configuration as the run used it: what the data decided is filled in, what it had no use for is left out. */
export const usedConfiguration = (run: Run): readonly ExplainedValue[] => {
  const decided = decidedByData(run);
  const { isSynthetic } = run.history;
  return run.loaded.explain
    .filter(({ isUsed, path }) => isUsed || (isSynthetic && path.startsWith('data.synthetic.')))
    .map((one) => filled(one, decided));
};

import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';

/**
 * Keys that the configuration knows and a backtest of this version does not apply. A limit that is
 * given and not held would be worse than a refusal.
 */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'data.finer.path',
  'backtest.financing.cash_rate',
  'backtest.financing.margin_rate',
  'backtest.financing.borrow_rate',
  'sizing.rebalance',
  'sizing.band',
  'risk.limits.max_var_95',
  'risk.limits.max_var_99',
  'risk.limits.max_es_95',
  'risk.limits.orders_per_second',
  'account.maintenance',
]);

/** @throws BadInput naming every such key that is given. */
export const refuseUnavailable = ({ explain }: LoadedRun): void => {
  const found = explain.filter(
    ({ path, origin }) => UNAVAILABLE.has(path) && origin.kind !== 'default',
  );
  if (found.length > 0)
    throw new BadInput(
      found.map(
        ({ path }) =>
          `${path}: this version does not apply it yet; remove it, so that the run is what it says`,
      ),
    );
};

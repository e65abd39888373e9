import type { ExplainedValue } from '@stratvector/configuration';
import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';

/**
 * Keys that the configuration knows and a backtest of this version does not apply. A limit that is
 * given and not held would be worse than a refusal.
 */
const UNAVAILABLE: ReadonlySet<string> = new Set(['data.finer.path']);

const isUnavailable = ({ path }: ExplainedValue): boolean => UNAVAILABLE.has(path);

/** @throws BadInput naming every such key that is given. */
export const refuseUnavailable = ({ explain }: LoadedRun): void => {
  const found = explain.filter((one) => one.origin.kind !== 'default' && isUnavailable(one));
  if (found.length > 0)
    throw new BadInput(
      found.map(
        ({ path }) =>
          `${path}: this version does not apply it yet; remove it, so that the run is what it says`,
      ),
    );
};

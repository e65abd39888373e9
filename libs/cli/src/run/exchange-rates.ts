import type { PlannedRate } from '@stratvector/backtest';
import { parseRate } from '@stratvector/configuration';
import type { DeclaredRate, RunConfiguration } from '@stratvector/configuration';
import { formatDecimal, RATE_DECIMALS, rateOf } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { readBarFiles } from './bar-files.ts';
import type { LoadedRun } from './load-configuration.ts';
import { filesOf } from './paths.ts';

const KEY = 'account.rates';
const ALWAYS = Float64Array.of(-Infinity);

/** The bars of one of the declared rates. */
export interface RateBars {
  readonly declared: DeclaredRate;
  readonly series: LoadedSeries;
}

/** A declared rate on the way from a currency to the account's. */
interface Step {
  readonly declared: DeclaredRate;
  readonly isInverse: boolean;
}

type Way = readonly Step[];
type Rated = Pick<RunConfiguration, 'account' | 'backtest'>;

const declaredOf = ({ account }: Rated): readonly DeclaredRate[] =>
  (account.rates ?? []).flatMap((text) => parseRate(text) ?? []);

/** Where the declared rates lead from a currency, in their order. */
const stepsFrom = (from: string, rated: Rated): readonly (readonly [string, Step])[] =>
  declaredOf(rated).flatMap((declared): (readonly [string, Step])[] => {
    const quote = declared.quote ?? rated.backtest.currency;
    if (declared.currency === from) return [[quote, { declared, isInverse: false }]];
    return quote === from ? [[declared.currency, { declared, isInverse: true }]] : [];
  });

/**
 * From a currency to the account's over the fewest rates, of as many those that are declared first; empty
 * for the account's own, null where none leads there.
 */
export const wayOf = (currency: string, rated: Rated): Way | null => {
  const ways = new Map<string, Way>([[currency, []]]);
  for (const [reached, way] of ways) {
    if (reached === rated.backtest.currency) return way;
    for (const [next, step] of stepsFrom(reached, rated))
      if (!ways.has(next)) ways.set(next, [...way, step]);
  }
  return null;
};

const isMoving = (way: Way): boolean => way.some(({ declared }) => declared.value.kind === 'file');

/** What a currency is worth in the account's for the whole run; null where it moves or is not known. */
export const fixedRate = (currency: string, rated: Rated): string | null => {
  const way = wayOf(currency, rated);
  if (!way || isMoving(way)) return null;
  const quotes = way.flatMap(({ declared: { value }, isInverse }) =>
    value.kind === 'number' ? [{ value: Number(value.rate), isInverse }] : [],
  );
  const rate = rateOf(quotes);
  return rate === null ? null : formatDecimal(rate, RATE_DECIMALS);
};

const readRate = async (
  declared: DeclaredRate,
  path: string,
  { configuration, folder }: LoadedRun,
): Promise<RateBars> => {
  const series = await readBarFiles(filesOf(path, folder, KEY), configuration.data);
  const [only, another] = series;
  if (!only || another || only.bars.length === 0)
    throw new BadInput([
      `${KEY}: ${path} has bars of ${series.length} symbols; a rate is made of the bars of one, so give a file of ${declared.currency} alone`,
    ]);
  return { declared, series: only };
};

/** The bars of every rate that is a file. @throws BadInput with what is wrong with them. */
export const loadRates = async (loaded: LoadedRun): Promise<readonly RateBars[]> => {
  const rates: RateBars[] = [];
  for (const declared of declaredOf(loaded.configuration))
    if (declared.value.kind === 'file')
      rates.push(await readRate(declared, declared.value.path, loaded));
  return rates;
};

const legOf = ({ declared, isInverse }: Step, rates: readonly RateBars[]) => {
  const { value } = declared;
  if (value.kind === 'number')
    return { closeTime: ALWAYS, close: Float64Array.of(Number(value.rate)), isInverse };
  const found = rates.find((one) => isSame(one.declared, declared))?.series.bars;
  const none = new Float64Array();
  return { closeTime: found?.closeTime ?? none, close: found?.close ?? none, isInverse };
};

const isSame = (a: DeclaredRate, b: DeclaredRate): boolean =>
  a.currency === b.currency && a.quote === b.quote;

/** The rates that move, of these currencies, in order of currency. */
export const plannedRates = (
  currencies: Iterable<string>,
  rates: readonly RateBars[],
  rated: Rated,
): readonly PlannedRate[] =>
  [...new Set(currencies)].sort().flatMap((currency): PlannedRate[] => {
    const way = wayOf(currency, rated) ?? [];
    return isMoving(way) ? [{ currency, legs: way.map((step) => legOf(step, rates)) }] : [];
  });

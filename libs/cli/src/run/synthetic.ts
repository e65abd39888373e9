import type { RunConfiguration } from '@stratvector/configuration';
import {
  BarGeneration,
  calendarOf,
  dateOfDay,
  equicorrelation,
  isCalendarCode,
  syntheticProblem,
} from '@stratvector/domain-market-data';
import type { Regime, SyntheticTerms } from '@stratvector/domain-market-data';
import { instrumentId } from '@stratvector/model';
import type { BarColumns, LoadedSeries, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { pause } from './stop.ts';

const DAY_MS = 86_400_000;
const PRICE_DECIMALS = 2;
/** About a tenth of a second's. */
const BARS_A_PIECE = 50_000;

type Synthetic = RunConfiguration['data']['synthetic'];

const regimesOf = (synthetic: Synthetic): readonly Regime[] => {
  const { drift, volatility, calmSessions } = synthetic;
  const calm = { drift, volatility, sessions: calmSessions };
  if (synthetic.turbulentSessions === 0) return [calm];
  const turbulent = {
    drift: synthetic.turbulentDrift,
    volatility: synthetic.turbulentVolatility,
    sessions: Math.max(1, synthetic.turbulentSessions),
  };
  return [calm, turbulent];
};

const symbolsOf = ({ universe, data }: RunConfiguration): readonly string[] =>
  universe.symbols ??
  Array.from({ length: data.synthetic.instruments }, (_, place) => `SYN${place + 1}`);

/** Weeks are made from days, by resampling. */
const timeframeOf = (asked: Timeframe | null): SyntheticTerms['timeframe'] =>
  asked === null || asked === '1w' ? '1d' : asked;

const termsOf = (configuration: RunConfiguration): SyntheticTerms => {
  const { data, backtest } = configuration;
  const { synthetic } = data;
  const symbols = symbolsOf(configuration);
  return {
    seed: backtest.seed,
    symbols,
    timeframe: timeframeOf(data.timeframe),
    calendar: calendarOf(isCalendarCode(data.calendar) ? data.calendar : 'XNYS'),
    firstDate: dateOfDay(Math.floor((synthetic.first?.time ?? 0) / DAY_MS)),
    sessions: synthetic.sessions,
    regimes: regimesOf(synthetic),
    jumps: {
      perYear: synthetic.jumpsPerYear,
      mean: synthetic.jumpMean,
      deviation: synthetic.jumpDeviation,
    },
    correlation: equicorrelation(symbols.length, synthetic.correlation),
    startPrice: synthetic.startPrice,
    overnightShare: synthetic.overnightShare,
    volume: { perSession: synthetic.volume, deviation: synthetic.volumeDeviation },
    priceDecimals: PRICE_DECIMALS,
  };
};

/** Days carry the date of their session, as in files; the calendar then puts them onto its hours. */
const dated = (bars: BarColumns, timeframe: Timeframe): BarColumns => {
  if (timeframe !== '1d') return bars;
  const openTime = bars.openTime.map((time) => Math.floor(time / DAY_MS) * DAY_MS);
  return { ...bars, openTime, closeTime: openTime.map((time) => time + DAY_MS) };
};

/**
 * The seeded synthetic bars that a configuration describes.
 * @throws BadInput where its keys do not fit together.
 */
export const syntheticSeries = async (
  configuration: RunConfiguration,
): Promise<readonly LoadedSeries[]> => {
  const terms = termsOf(configuration);
  const problem = syntheticProblem(terms);
  if (problem !== null) throw new BadInput([`data.synthetic: ${problem}`]);
  const { timeframe, seed } = terms;
  const generation = new BarGeneration(terms);
  while (generation.advance(BARS_A_PIECE)) await pause();
  return generation.series().map(({ symbol, bars }) => ({
    instrument: instrumentId(symbol),
    timeframe,
    bars: dated(bars, timeframe),
    sessionDates: timeframe === '1d',
    adjustedClose: null,
    priceDecimals: PRICE_DECIMALS,
    source: `synthetic, seed ${seed}`,
    findings: [],
    tally: {},
    counts: { read: bars.length, used: bars.length, skipped: 0, repaired: 0 },
  }));
};

import type { AccountFigures } from '@stratvector/domain-analytics';
import { millisecondsOf } from '@stratvector/kernel';
import { numberOfCount } from '@stratvector/model';
import { figureAt } from '../engine/equity-record.ts';
import type { EquityCurve } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';
import { rateBookOf } from '../engine/rate-book.ts';
import type { RunLog } from '../files/run-log.ts';
import type { MeasuredTrade } from './trade-figures.ts';

/** A run with its equity taken at the start and at each session's close. */
export interface Measured {
  readonly plan: RunPlan;
  readonly log: RunLog;
  readonly equity: EquityCurve;
  /** Rows of the curve that end a session. */
  readonly sessions: Int32Array;
  readonly trades: readonly MeasuredTrade[];
  /** One more than sessions: the start, then each close. */
  readonly closes: Float64Array;
  readonly times: Float64Array;
  /** Returns by session. */
  readonly benchmark: Float64Array | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
}

/** Sessions `from` up to and without `to`; `closes[from]` is what they start with. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Traded notional by fill, with the open of the bar it happened in. */
export const tradedOf = (
  plan: RunPlan,
  { fills }: RunLog,
): readonly { readonly openTime: number; readonly notional: number }[] => {
  const instruments = new Map(
    plan.instruments.map(({ instrument }) => [instrument.id, instrument]),
  );
  const book = rateBookOf(plan);
  return fills.flatMap(({ ticket, fill, at }) => {
    const instrument = instruments.get(ticket.instrumentId);
    if (!instrument) return [];
    const shares = numberOfCount(fill.quantity, instrument.quantityDecimals);
    const price = numberOfCount(fill.price, instrument.priceDecimals);
    return [
      {
        openTime: millisecondsOf(fill.barOpenTime),
        notional: shares * price * book.unitValueAt(instrument, millisecondsOf(at)),
      },
    ];
  });
};

/** A bar that opens at a close belongs to what follows it. */
const tradedIn = ({ plan, log, times }: Measured, { from, to }: Window): number => {
  const start = from === 0 ? -Infinity : (times[from] ?? NaN);
  const end = to === times.length - 1 ? Infinity : (times[to] ?? NaN);
  return tradedOf(plan, log).reduce(
    (total, { openTime, notional }) =>
      openTime >= start && openTime < end ? total + notional : total,
    0,
  );
};

/** What the account did over a window of sessions. */
export const accountOf = (measured: Measured, window: Window): AccountFigures => {
  const { equity, sessions, closes } = measured;
  const { from, to } = window;
  const rows = sessions.subarray(from, to);
  const after = closes.subarray(from + 1, to + 1);
  const share = (figure: 'gross' | 'net'): Float64Array =>
    figureAt(equity, figure, rows).map((value, row) => value / (after[row] ?? NaN));
  const costsAt = (session: number): number =>
    session === 0 ? 0 : equity.at(sessions[session - 1] ?? -1).costs;
  const startEquity = closes[from] ?? NaN;
  return {
    costs: costsAt(to) - costsAt(from),
    traded: tradedIn(measured, window),
    averageEquity: after.reduce((total, value) => total + value, 0) / after.length,
    startEquity,
    endEquity: closes[to] ?? startEquity,
    gross: share('gross'),
    net: share('net'),
  };
};

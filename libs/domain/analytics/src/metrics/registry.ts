import { alpha } from './alpha.ts';
import { autocorrelation } from './autocorrelation.ts';
import { averageBarsHeld } from './average-bars-held.ts';
import { averageBarsLosers } from './average-bars-losers.ts';
import { averageBarsWinners } from './average-bars-winners.ts';
import { averageDaysHeld } from './average-days-held.ts';
import { averageDrawdown } from './average-drawdown.ts';
import { averageGrossExposure } from './average-gross-exposure.ts';
import { averageLoss } from './average-loss.ts';
import { averageMae } from './average-mae.ts';
import { averageMfe } from './average-mfe.ts';
import { averageMonth } from './average-month.ts';
import { averageNetExposure } from './average-net-exposure.ts';
import { averageTradeReturn } from './average-trade-return.ts';
import { averageWin } from './average-win.ts';
import { battingAverage } from './batting-average.ts';
import { benchmarkTotalReturn } from './benchmark-total-return.ts';
import { bestMonth } from './best-month.ts';
import { bestPeriod } from './best-period.ts';
import { bestTrade } from './best-trade.ts';
import { beta } from './beta.ts';
import { breakEvenCostBps } from './break-even-cost-bps.ts';
import { cagr } from './cagr.ts';
import { calmar } from './calmar.ts';
import { correlation } from './correlation.ts';
import { costDrag } from './cost-drag.ts';
import { deflatedSharpe } from './deflated-sharpe.ts';
import { downCapture } from './down-capture.ts';
import { downsideDeviationAnnual } from './downside-deviation-annual.ts';
import { drawdownCount } from './drawdown-count.ts';
import { edgeRatio } from './edge-ratio.ts';
import { es95 } from './es-95.ts';
import { es99 } from './es-99.ts';
import { expectancy } from './expectancy.ts';
import { exposureTime } from './exposure-time.ts';
import { gainToPain } from './gain-to-pain.ts';
import { informationRatio } from './information-ratio.ts';
import { kellyFraction } from './kelly-fraction.ts';
import { kurtosisExcess } from './kurtosis-excess.ts';
import { longPnl } from './long-pnl.ts';
import { longTradeCount } from './long-trade-count.ts';
import { longWinRate } from './long-win-rate.ts';
import { longestDrawdownDays } from './longest-drawdown-days.ts';
import { losingStreak } from './losing-streak.ts';
import { martinRatio } from './martin-ratio.ts';
import { maxDrawdown } from './max-drawdown.ts';
import { maxDrawdownDays } from './max-drawdown-days.ts';
import { maxGrossExposure } from './max-gross-exposure.ts';
import { meanReturn } from './mean-return.ts';
import { medianReturn } from './median-return.ts';
import { minimumTrackRecordDays } from './minimum-track-record-days.ts';
import { netProfit } from './net-profit.ts';
import { omega } from './omega.ts';
import { painIndex } from './pain-index.ts';
import { payoffRatio } from './payoff-ratio.ts';
import { positiveMonthsRate } from './positive-months-rate.ts';
import { positivePeriodsRate } from './positive-periods-rate.ts';
import { probabilisticSharpe } from './probabilistic-sharpe.ts';
import { profitFactor } from './profit-factor.ts';
import { rSquared } from './r-squared.ts';
import { recoveryFactor } from './recovery-factor.ts';
import { sharpe } from './sharpe.ts';
import { sharpeStandardError } from './sharpe-standard-error.ts';
import { shortPnl } from './short-pnl.ts';
import { shortTradeCount } from './short-trade-count.ts';
import { shortWinRate } from './short-win-rate.ts';
import { skew } from './skew.ts';
import { sortino } from './sortino.ts';
import { sqn } from './sqn.ts';
import { stability } from './stability.ts';
import { tailRatio } from './tail-ratio.ts';
import { totalCosts } from './total-costs.ts';
import { totalReturn } from './total-return.ts';
import { trackingError } from './tracking-error.ts';
import { tradeCount } from './trade-count.ts';
import { treynor } from './treynor.ts';
import { turnover } from './turnover.ts';
import { ulcerIndex } from './ulcer-index.ts';
import { upCapture } from './up-capture.ts';
import { var95 } from './var-95.ts';
import { var99 } from './var-99.ts';
import { volatilityAnnual } from './volatility-annual.ts';
import { winRate } from './win-rate.ts';
import { winningStreak } from './winning-streak.ts';
import { worstMonth } from './worst-month.ts';
import { worstPeriod } from './worst-period.ts';
import { worstTrade } from './worst-trade.ts';
import type { Metric } from './metric.ts';

/** Every metric, in the order of the reference page. */
export const METRICS: readonly Metric[] = [
  totalReturn,
  cagr,
  meanReturn,
  medianReturn,
  bestPeriod,
  worstPeriod,
  volatilityAnnual,
  sharpe,
  downsideDeviationAnnual,
  sortino,
  omega,
  gainToPain,
  var95,
  es95,
  var99,
  es99,
  maxDrawdown,
  maxDrawdownDays,
  longestDrawdownDays,
  averageDrawdown,
  drawdownCount,
  calmar,
  ulcerIndex,
  martinRatio,
  painIndex,
  recoveryFactor,
  skew,
  kurtosisExcess,
  tailRatio,
  stability,
  positivePeriodsRate,
  autocorrelation,
  bestMonth,
  worstMonth,
  averageMonth,
  positiveMonthsRate,
  beta,
  alpha,
  correlation,
  rSquared,
  trackingError,
  informationRatio,
  treynor,
  upCapture,
  downCapture,
  battingAverage,
  benchmarkTotalReturn,
  probabilisticSharpe,
  deflatedSharpe,
  minimumTrackRecordDays,
  sharpeStandardError,
  tradeCount,
  winRate,
  averageWin,
  averageLoss,
  payoffRatio,
  profitFactor,
  expectancy,
  sqn,
  averageTradeReturn,
  bestTrade,
  worstTrade,
  averageBarsHeld,
  averageDaysHeld,
  averageBarsWinners,
  averageBarsLosers,
  averageMae,
  averageMfe,
  edgeRatio,
  winningStreak,
  losingStreak,
  longTradeCount,
  longPnl,
  longWinRate,
  shortTradeCount,
  shortPnl,
  shortWinRate,
  kellyFraction,
  exposureTime,
  averageGrossExposure,
  averageNetExposure,
  maxGrossExposure,
  turnover,
  totalCosts,
  costDrag,
  breakEvenCostBps,
  netProfit,
];

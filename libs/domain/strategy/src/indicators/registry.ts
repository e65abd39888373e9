import { ad } from './ad.ts';
import { adosc } from './adosc.ts';
import { adx } from './adx.ts';
import { adxr } from './adxr.ts';
import { apo } from './apo.ts';
import { aroon } from './aroon.ts';
import { aroonosc } from './aroonosc.ts';
import { atr } from './atr.ts';
import { bbands } from './bbands.ts';
import { beta } from './beta.ts';
import { bop } from './bop.ts';
import { cci } from './cci.ts';
import { chop } from './chop.ts';
import { cmf } from './cmf.ts';
import { cmo } from './cmo.ts';
import { coppock } from './coppock.ts';
import { correl } from './correl.ts';
import { dema } from './dema.ts';
import { donchian } from './donchian.ts';
import { dpo } from './dpo.ts';
import { dx } from './dx.ts';
import { efficiencyRatio } from './efficiency-ratio.ts';
import { ema } from './ema.ts';
import { garmanKlass } from './garman-klass.ts';
import { hma } from './hma.ts';
import { ichimoku } from './ichimoku.ts';
import { kama } from './kama.ts';
import { keltner } from './keltner.ts';
import { kurtosis } from './kurtosis.ts';
import { lag } from './lag.ts';
import { linearreg } from './linearreg.ts';
import { linearregAngle } from './linearreg-angle.ts';
import { linearregIntercept } from './linearreg-intercept.ts';
import { linearregSlope } from './linearreg-slope.ts';
import { logReturn } from './log-return.ts';
import { macd } from './macd.ts';
import { rollingMax } from './max.ts';
import { mfi } from './mfi.ts';
import { midpoint } from './midpoint.ts';
import { midprice } from './midprice.ts';
import { rollingMin } from './min.ts';
import { minusDi } from './minus-di.ts';
import { mom } from './mom.ts';
import { natr } from './natr.ts';
import { obv } from './obv.ts';
import { parkinson } from './parkinson.ts';
import { plusDi } from './plus-di.ts';
import { ppo } from './ppo.ts';
import { rank } from './rank.ts';
import { realizedVolatility } from './realized-volatility.ts';
import { simpleReturn } from './return.ts';
import { rma } from './rma.ts';
import { roc } from './roc.ts';
import { rsi } from './rsi.ts';
import { sar } from './sar.ts';
import { skew } from './skew.ts';
import { sma } from './sma.ts';
import { stddev } from './stddev.ts';
import { stoch } from './stoch.ts';
import { stochf } from './stochf.ts';
import { stochrsi } from './stochrsi.ts';
import { supertrend } from './supertrend.ts';
import { t3 } from './t3.ts';
import { tema } from './tema.ts';
import { trange } from './trange.ts';
import { trima } from './trima.ts';
import { trix } from './trix.ts';
import { tsf } from './tsf.ts';
import { ultosc } from './ultosc.ts';
import { variance } from './var.ts';
import { vortex } from './vortex.ts';
import { vwap } from './vwap.ts';
import { vwapRolling } from './vwap-rolling.ts';
import { vwapSession } from './vwap-session.ts';
import { vwma } from './vwma.ts';
import { willr } from './willr.ts';
import { wma } from './wma.ts';
import { zscore } from './zscore.ts';
import type { IndicatorDefinition } from './indicator.ts';

/** Every indicator, by name. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ad,
  adosc,
  adx,
  adxr,
  apo,
  aroon,
  aroonosc,
  atr,
  bbands,
  beta,
  bop,
  cci,
  chop,
  cmf,
  cmo,
  coppock,
  correl,
  dema,
  donchian,
  dpo,
  dx,
  efficiencyRatio,
  ema,
  garmanKlass,
  hma,
  ichimoku,
  kama,
  keltner,
  kurtosis,
  lag,
  linearreg,
  linearregAngle,
  linearregIntercept,
  linearregSlope,
  logReturn,
  macd,
  rollingMax,
  mfi,
  midpoint,
  midprice,
  rollingMin,
  minusDi,
  mom,
  natr,
  obv,
  parkinson,
  plusDi,
  ppo,
  rank,
  realizedVolatility,
  simpleReturn,
  rma,
  roc,
  rsi,
  sar,
  skew,
  sma,
  stddev,
  stoch,
  stochf,
  stochrsi,
  supertrend,
  t3,
  tema,
  trange,
  trima,
  trix,
  tsf,
  ultosc,
  variance,
  vortex,
  vwap,
  vwapRolling,
  vwapSession,
  vwma,
  willr,
  wma,
  zscore,
];

/** What TA-Lib calls an indicator, and where ours differs from it. */
interface TaLibCounterpart {
  readonly function: string;
  /** What differs and why; null where its defaults and its values are ours. */
  readonly difference: string | null;
}

const same = (name: string): TaLibCounterpart => ({ function: name, difference: null });

/** Names that TA-Lib has too, in capitals. */
const SAME = [
  ...[
    'ad',
    'adosc',
    'adx',
    'adxr',
    'apo',
    'aroon',
    'aroonosc',
    'atr',
    'bbands',
    'bop',
    'cci',
    'cmf',
  ],
  ...['cmo', 'coppock', 'dema', 'donchian', 'dpo', 'dx', 'ema', 'hma', 'kama', 'linearreg'],
  ...[
    'linearreg_angle',
    'linearreg_intercept',
    'linearreg_slope',
    'macd',
    'max',
    'mfi',
    'midpoint',
  ],
  ...['midprice', 'min', 'minus_di', 'mom', 'natr', 'obv', 'plus_di', 'ppo', 'rma', 'roc', 'rsi'],
  ...[
    'sar',
    'sma',
    'stddev',
    'stoch',
    'stochf',
    'stochrsi',
    't3',
    'tema',
    'trange',
    'trima',
    'trix',
  ],
  ...['tsf', 'ultosc', 'var', 'vortex', 'willr', 'wma'],
];

/**
 * The indicators that TA-Lib 0.8 has, by our names: their parameters have its defaults, and their values
 * are its values, but for what is said here. A spec compares both with its own output.
 */
export const TA_LIB: ReadonlyMap<string, TaLibCounterpart> = new Map([
  ...SAME.map((name): [string, TaLibCounterpart] => [name, same(name.toUpperCase())]),
  ['efficiency_ratio', same('ER')],
  ['keltner', same('KC')],
  [
    'beta',
    {
      function: 'BETA',
      difference:
        '`beta(5,SPY)` is BETA(SPY, close): it divides by the variance of its first series, and a beta is to the variance of the market. Its abstract interface takes high and low where nothing is named; here another instrument is always named.',
    },
  ],
  [
    'correl',
    {
      function: 'CORREL',
      difference:
        'Of closes. Its abstract interface takes high and low where nothing is named; here another instrument is always named.',
    },
  ],
  [
    'return',
    {
      function: 'ROCP',
      difference: 'One bar by default where it has ten: a return is that of a bar.',
    },
  ],
  [
    'supertrend',
    { function: 'SUPERTREND', difference: '`direction` is NaN before the first value, not 0.' },
  ],
  [
    'vwap',
    {
      function: 'VWAP',
      difference: 'While nothing has traded, the mean of typical prices, not 0: no price is 0.',
    },
  ],
  [
    'vwma',
    {
      function: 'VWMA',
      difference: 'Of a window in which nothing traded, the plain average, not NaN.',
    },
  ],
]);

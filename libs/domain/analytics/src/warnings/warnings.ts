/** What warnings are decided on: counts and figures of one run. */
export interface WarningInput {
  readonly closedTrades: number;
  /** Net results of closed round trips. */
  readonly tradeResults: readonly number[];
  /** Exits, and those that the intrabar policy decided. */
  readonly exits: number;
  readonly exitsByPolicy: number;
  /** Bars with a bar before them, and those whose open equals its close. */
  readonly openings: number;
  readonly openingsAtPreviousClose: number;
  /** Instruments that are indices. */
  readonly indices: readonly string[];
  readonly universeHasDelistings: boolean;
  readonly universe: number;
  /** Fills over 1% of their bar's volume. */
  readonly largeFills: number;
  readonly costs: number;
  /** Of these, commission, fees and slippage. */
  readonly tradeCosts: number;
  /** Profit before costs. */
  readonly grossProfit: number;
  readonly fillsAtThisClose: boolean;
  readonly latencyMs: number;
  /** Entries and exits that the rate of sending held back for less than a bar. */
  readonly ordersHeldBack: number;
  readonly barMs: number;
  readonly unmetTargets: number;
  /** Bars of which a price moved by more than a basis point when it was rounded. */
  readonly coarseBars: number;
  readonly missingBars: number;
  /** Where finer bars decide: bars that have none, and bars whose high or low theirs do not show. */
  readonly barsWithoutFiner: number;
  readonly barsUnlikeFiner: number;
  readonly haltedAt: string | null;
  /** The cause, and what it stands over. */
  readonly haltedBy: string | null;
  readonly marginCalls: number;
  readonly cashBelowZero: number;
  readonly dataEnded: readonly string[];
  readonly costsOnAdjustedPrices: boolean;
  readonly hasHoldout: boolean;
  readonly asDelivered: boolean;
  readonly isSynthetic: boolean;
  /** Currencies at one rate throughout, those that are tenths, hundredths and so on of the account's aside. */
  readonly fixedCurrencies: readonly string[];
  /** Bars at whose close no rate was known of their currency, or one that is too old to open by. */
  readonly barsWithoutRate: number;
}

export interface Warning {
  readonly code: string;
  readonly count: number;
  readonly detail: string;
}

/** One warning of the closed list: when it is given, how often it applies, and what it says. */
interface WarningRule {
  readonly code: string;
  /** For the reference page. */
  readonly when: string;
  /** 0 where it does not apply. */
  readonly count: (input: WarningInput) => number;
  readonly detail: (input: WarningInput) => string;
}

const FEW = 30;
const TOP = 5;

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;

const topShare = ({ tradeResults }: WarningInput): number => {
  const profit = tradeResults.reduce((total, result) => total + result, 0);
  const top = [...tradeResults].sort((a, b) => b - a).slice(0, TOP);
  return profit > 0 && tradeResults.length > TOP
    ? top.reduce((total, result) => total + result, 0) / profit
    : 0;
};

const over = (part: number, whole: number, share: number): number =>
  whole > 0 && part / whole > share ? part : 0;

export const WARNINGS: readonly WarningRule[] = [
  {
    code: 'HALTED',
    when: 'a limit stopped the run, or a part of it, from trading',
    count: ({ haltedAt }) => Number(haltedAt !== null),
    detail: ({ haltedAt, haltedBy }) =>
      `Trading was halted on ${haltedAt ?? ''} by ${haltedBy ?? ''}; what follows is without new entries there.`,
  },
  {
    code: 'FEW_TRADES',
    when: `fewer than ${FEW} closed round trips`,
    count: ({ closedTrades }) => Number(closedTrades < FEW),
    detail: ({ closedTrades }) =>
      `${closedTrades} closed round trips are too few to tell skill from luck; ${FEW} is the least.`,
  },
  {
    code: 'TOP_TRADES',
    when: `${TOP} round trips make half of the profit`,
    count: (input) => (topShare(input) >= 0.5 ? TOP : 0),
    detail: (input) =>
      `The best ${TOP} round trips make ${percent(topShare(input), 1)} of the profit.`,
  },
  {
    code: 'POLICY_DECIDED',
    when: 'the intrabar policy decided more than 5% of exits',
    count: ({ exits, exitsByPolicy }) => over(exitsByPolicy, exits, 0.05),
    detail: ({ exits, exitsByPolicy }) =>
      `In ${percent(exitsByPolicy, exits)} of exits the bar could have filled stop or target; the policy chose. Finer bars would tell.`,
  },
  {
    code: 'OPEN_IS_PREVIOUS_CLOSE',
    when: 'more than 5% of sessions open at the close before',
    count: ({ openings, openingsAtPreviousClose }) => over(openingsAtPreviousClose, openings, 0.05),
    detail: ({ openings, openingsAtPreviousClose }) =>
      `${percent(openingsAtPreviousClose, openings)} of sessions open at the close before: fills at the open may be at prices nobody could trade.`,
  },
  {
    code: 'INDEX_NOT_TRADABLE',
    when: 'an instrument is an index',
    count: ({ indices }) => indices.length,
    detail: ({ indices }) =>
      `${indices.join(', ')} is an index and cannot be bought; a fund or future on it has costs and dividends of its own.`,
  },
  {
    code: 'SURVIVORSHIP',
    when: 'several instruments, none of which was delisted',
    count: ({ universe, universeHasDelistings }) => Number(universe > 1 && !universeHasDelistings),
    detail: () =>
      'No instrument of the universe was delisted: it may have been chosen among survivors.',
  },
  {
    code: 'CAPACITY',
    when: 'fills over 1% of their bar’s volume',
    count: ({ largeFills }) => largeFills,
    detail: ({ largeFills }) =>
      `${counted(largeFills, 'fill')} took more than 1% of the bar's volume and would have moved the price.`,
  },
  {
    code: 'ZERO_COSTS',
    when: 'trades cost nothing',
    count: ({ tradeCosts, closedTrades }) => Number(tradeCosts === 0 && closedTrades > 0),
    detail: () =>
      'Trades cost nothing in this run; set [backtest.commission] and [backtest.slippage].',
  },
  {
    code: 'COSTS_EAT_GROSS',
    when: 'costs are more than half of the profit before them',
    count: ({ costs, grossProfit }) => Number(grossProfit > 0 && costs > grossProfit / 2),
    detail: ({ costs, grossProfit }) =>
      `Costs take ${percent(costs, grossProfit)} of the profit before costs.`,
  },
  {
    code: 'THIS_CLOSE',
    when: 'backtest.fill = "this-close"',
    count: ({ fillsAtThisClose }) => Number(fillsAtThisClose),
    detail: () => 'Orders fill at the very close that they were decided on, which nobody can do.',
  },
  {
    code: 'LATENCY_BELOW_BAR',
    when: 'a latency under one bar, or orders that risk.limits.orders_per_second holds back for less than one',
    count: ({ latencyMs, barMs, ordersHeldBack }) =>
      latencyMs > 0 && latencyMs < barMs ? 1 : ordersHeldBack,
    detail: ({ latencyMs, ordersHeldBack }) =>
      latencyMs > 0
        ? `A latency of ${latencyMs} ms costs a whole bar here, because an order works from the first bar that opens after it.`
        : `risk.limits.orders_per_second holds ${counted(ordersHeldBack, 'order')} back for less than a bar; where bars have no gaps each costs a whole bar, because an order works from the first bar that opens after it is sent.`,
  },
  {
    code: 'UNMET_TARGETS',
    when: 'a target was not met at the next opportunity',
    count: ({ unmetTargets }) => unmetTargets,
    detail: ({ unmetTargets }) =>
      `${counted(unmetTargets, 'signal')} denied or not filled whole; signals.csv says which and why.`,
  },
  {
    code: 'PRICES_ROUNDED',
    when: 'rounding to the decimals of the instrument moved a price by more than a basis point',
    count: ({ coarseBars }) => coarseBars,
    detail: ({ coarseBars }) =>
      `${counted(coarseBars, 'bar')} had prices that rounding moved by more than a basis point; give the instrument more price_decimals in the file of [instruments].`,
  },
  {
    code: 'MISSING_BARS',
    when: 'the calendar expects bars that the data does not have',
    count: ({ missingBars }) => missingBars,
    detail: ({ missingBars }) =>
      `${missingBars} bars are missing by the calendar; nothing traded on them.`,
  },
  {
    code: 'FINER_BARS_MISSING',
    when: 'intrabar = "finer", and bars that no finer bars could decide',
    count: ({ barsWithoutFiner, barsUnlikeFiner }) => barsWithoutFiner + barsUnlikeFiner,
    detail: ({ barsWithoutFiner, barsUnlikeFiner }) =>
      `${counted(barsWithoutFiner, 'bar')} without finer bars and ${barsUnlikeFiner} whose high or low differs from theirs were worked through pessimistically.`,
  },
  {
    code: 'MARGIN_CALL',
    when: 'equity fell under the maintenance margin',
    count: ({ marginCalls }) => marginCalls,
    detail: ({ marginCalls }) =>
      `${marginCalls} times positions were reduced because equity fell under the maintenance margin.`,
  },
  {
    code: 'CASH_BELOW_ZERO',
    when: 'a fill took cash below zero',
    count: ({ cashBelowZero }) => cashBelowZero,
    detail: ({ cashBelowZero }) =>
      `${counted(cashBelowZero, 'fill')} at a worse open took cash below zero.`,
  },
  {
    code: 'DATA_ENDED',
    when: 'the data of an instrument ends before the run',
    count: ({ dataEnded }) => dataEnded.length,
    detail: ({ dataEnded }) =>
      `The data of ${dataEnded.join(', ')} ends before the run; positions were closed at the last close.`,
  },
  {
    code: 'COSTS_ON_ADJUSTED_PRICES',
    when: 'costs per share on adjusted prices',
    count: ({ costsOnAdjustedPrices }) => Number(costsOnAdjustedPrices),
    detail: () =>
      'Costs per share were taken on adjusted prices, of which there are more or fewer shares than there were.',
  },
  {
    code: 'NO_OUT_OF_SAMPLE',
    when: 'no holdout',
    count: ({ hasHoldout }) => Number(!hasHoldout),
    detail: () =>
      'Every figure is in sample; set backtest.holdout to keep a part of the period apart.',
  },
  {
    code: 'AS_DELIVERED',
    when: 'prices adjusted in an unknown way',
    count: ({ asDelivered }) => Number(asDelivered),
    detail: () =>
      'Prices are used as delivered: neither factors nor adjusted closes say how they were adjusted.',
  },
  {
    code: 'FIXED_EXCHANGE_RATE',
    when: 'an instrument is in another currency, at one rate throughout',
    count: ({ fixedCurrencies }) => fixedCurrencies.length,
    detail: ({ fixedCurrencies }) =>
      `One rate holds throughout for ${fixedCurrencies.join(', ')}: what the currency itself gains or loses is not in the result.`,
  },
  {
    code: 'STALE_EXCHANGE_RATE',
    when: 'bars closed without an exchange rate, or with one older than risk.limits.max_rate_age',
    count: ({ barsWithoutRate }) => barsWithoutRate,
    detail: ({ barsWithoutRate }) =>
      `${barsWithoutRate} bars closed without a known exchange rate of their currency, or with one older than risk.limits.max_rate_age: nothing opened there, and what was held stood at the last one.`,
  },
  {
    code: 'SYNTHETIC_DATA',
    when: 'data.source = "synthetic"',
    count: ({ isSynthetic }) => Number(isSynthetic),
    detail: () => 'The prices are made by a seeded generator and say nothing about a market.',
  },
];

/** The warnings of a run, in the order of the list; a halt comes first. */
export const warningsOf = (input: WarningInput): readonly Warning[] =>
  WARNINGS.flatMap(({ code, count, detail }) => {
    const times = count(input);
    return times > 0 ? [{ code, count: times, detail: detail(input) }] : [];
  });

import { divideCeil } from '../division.ts';
import { countOfNumber, countsOfOne, least, money, moneyOfNumber, product } from '../fixed.ts';
import type { Money } from '../fixed.ts';
import type { OrderDay } from './cost-model.ts';

/** A rate from a day on, and who published it. */
interface DatedRate {
  /** The first trade date for which it holds, ISO 8601. */
  readonly from: string;
  readonly source: string;
  /** What the source says was not read there, but in other registers that agree with each other. */
  readonly secondHand?: true;
}

interface Section31Rate extends DatedRate {
  /** USD per million of sale proceeds. */
  readonly perMillion: number;
}

interface ActivityRate extends DatedRate {
  /** USD per share sold, and the most of one sale. */
  readonly perShare: number;
  readonly most: number;
}

/**
 * What exchanges pay the SEC on sales under section 31 of the Securities Exchange Act, 15 U.S.C. 78ee,
 * and brokers pass on. A new rate follows an appropriation by 30 days, by 60 since fiscal year 2012.
 */
export const SECTION_31_RATES: readonly Section31Rate[] = [
  { from: '2007-10-01', perMillion: 15.3, source: 'SEC press release 2007-89' },
  { from: '2008-01-25', perMillion: 11, source: 'SEC press release 2007-89, Public Law 110-161' },
  { from: '2008-04-01', perMillion: 5.6, source: 'FINRA Information Notice 3/10/08' },
  { from: '2009-04-10', perMillion: 25.7, source: 'SEC press release 2009-100, Public Law 111-8' },
  { from: '2010-01-15', perMillion: 12.7, source: 'SEC press release 2009-270' },
  { from: '2010-04-01', perMillion: 16.9, source: 'FINRA Information Notice 3/10/10' },
  { from: '2011-01-21', perMillion: 19.2, source: 'SEC press release 2010-255' },
  { from: '2012-02-21', perMillion: 18, source: 'SEC Fee Rate Advisory 5 for fiscal year 2012' },
  {
    from: '2012-04-01',
    perMillion: 22.4,
    source: 'SEC Fee Rate Advisory 6 for fiscal year 2012; still current in press release 2012-232',
    secondHand: true,
  },
  { from: '2013-05-25', perMillion: 17.4, source: 'FINRA Information Notice 3/3/14' },
  { from: '2014-03-18', perMillion: 22.1, source: 'FINRA Information Notice 3/3/14' },
  { from: '2015-02-14', perMillion: 18.4, source: 'SEC Release 34-74057', secondHand: true },
  { from: '2016-02-16', perMillion: 21.8, source: 'FINRA Information Notice 3/15/16' },
  { from: '2017-07-04', perMillion: 23.1, source: 'SEC Fee Rate Advisory 2 for fiscal year 2017' },
  { from: '2018-05-22', perMillion: 13, source: 'FINRA Information Notice 5/7/18' },
  { from: '2019-04-16', perMillion: 20.7, source: 'SEC Fee Rate Advisory 2 for fiscal year 2019' },
  { from: '2020-02-18', perMillion: 22.1, source: 'FINRA Information Notice 2/3/20' },
  { from: '2021-02-25', perMillion: 5.1, source: 'FINRA Information Notice 2/16/21' },
  {
    from: '2022-05-14',
    perMillion: 22.9,
    source: 'SEC Fee Rate Advisory 2 for fiscal year 2022',
    secondHand: true,
  },
  { from: '2023-02-27', perMillion: 8, source: 'SEC Release 34-96724', secondHand: true },
  { from: '2024-05-22', perMillion: 27.8, source: 'SEC Release 34-99973', secondHand: true },
  { from: '2025-05-14', perMillion: 0, source: 'FINRA Information Notice 4/24/25' },
  { from: '2026-04-04', perMillion: 20.6, source: 'SEC Release 34-104909' },
];

/** FINRA's trading activity fee on sales of stocks: By-Laws, Schedule A, section 1. */
export const ACTIVITY_RATES: readonly ActivityRate[] = [
  { from: '2007-10-01', perShare: 0.000075, most: 3.75, source: 'FINRA Regulatory Notice 11-27' },
  { from: '2011-07-01', perShare: 0.00009, most: 4.5, source: 'FINRA Regulatory Notice 11-27' },
  { from: '2012-03-01', perShare: 0.000095, most: 4.75, source: 'FINRA Regulatory Notice 12-06' },
  { from: '2012-07-01', perShare: 0.000119, most: 5.95, source: 'FINRA Regulatory Notice 12-31' },
  {
    from: '2022-01-01',
    perShare: 0.00013,
    most: 6.49,
    source: 'SR-FINRA-2020-032',
    secondHand: true,
  },
  {
    from: '2023-01-01',
    perShare: 0.000145,
    most: 7.27,
    source: 'SR-FINRA-2020-032',
    secondHand: true,
  },
  {
    from: '2024-01-01',
    perShare: 0.000166,
    most: 8.3,
    source: 'SR-FINRA-2020-032',
    secondHand: true,
  },
  { from: '2026-01-01', perShare: 0.000195, most: 9.79, source: 'SR-FINRA-2024-019' },
  {
    from: '2026-10-01',
    perShare: 0,
    most: 0,
    source: 'SR-FINRA-2026-021, SEC Release 34-106409',
    secondHand: true,
  },
  {
    from: '2027-01-01',
    perShare: 0.000195,
    most: 9.79,
    source: 'SEC Release 34-106409, SR-FINRA-2026-020',
    secondHand: true,
  },
];

const DAY_MS = 86_400_000;
const FINE_DECIMALS = 9;
/** Counts of money in 10^-9 of the currency. */
const FINE = 100_000n;
const MILLION = 1_000_000n;
const TENTHS = 10n;
const COVERED: readonly string[] = ['stock', 'etf', 'fund'];

/** Moments at which rates begin: a trade date is taken in UTC, whose days hold whole US sessions. */
const startsOf = (rates: readonly DatedRate[]): Float64Array =>
  Float64Array.from(rates, ({ from }) => Date.parse(from));

const SECTION_31_STARTS = startsOf(SECTION_31_RATES);
const ACTIVITY_STARTS = startsOf(ACTIVITY_RATES);

/** The rate of a day; before the first there is none. */
const rateAt = <Rate>(rates: readonly Rate[], starts: Float64Array, time: number): Rate | null => {
  const day = Math.floor(time / DAY_MS) * DAY_MS;
  const place = starts.findLastIndex((start) => start <= day);
  return rates[place] ?? null;
};

const section31 = ({ notional }: OrderDay, time: number): Money => {
  const rate = rateAt(SECTION_31_RATES, SECTION_31_STARTS, time);
  const tenths = BigInt(Math.round((rate?.perMillion ?? 0) * Number(TENTHS)));
  return money(divideCeil(product(notional, tenths), MILLION * TENTHS));
};

const activity = ({ quantity, instrument }: OrderDay, time: number): Money => {
  const rate = rateAt(ACTIVITY_RATES, ACTIVITY_STARTS, time);
  if (!rate) return money(0n);
  const fine = countOfNumber(rate.perShare, FINE_DECIMALS);
  const scale = FINE * countsOfOne(instrument.quantityDecimals);
  return least(money(divideCeil(product(quantity, fine), scale)), moneyOfNumber(rate.most));
};

/**
 * Regulatory fees of what one order has sold of a US stock on one day, rounded up to the count of
 * money; zero for purchases and other instruments. FINRA's cap is per sale: the order-day counts as
 * one, as its FAQ on average prices allows (A200.17). A fill pays the increase, as with commissions.
 *
 * @param day what the order has sold so far on that day
 * @param time a moment of the trade date, in milliseconds since the Unix epoch
 */
export const regulatoryFees = (day: OrderDay, time: number): Money => {
  const { instrument, side } = day;
  const isCovered = instrument.currency === 'USD' && COVERED.includes(instrument.type);
  if (side !== 'sell' || !isCovered) return money(0n);
  return money(section31(day, time) + activity(day, time));
};

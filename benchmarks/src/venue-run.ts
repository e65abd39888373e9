import { timestampOfMilliseconds } from '@stratvector/kernel';
import {
  accountId,
  clientOrderId,
  COMMISSION_MODELS,
  fractionOfNumber,
  instrumentId,
  instrumentOf,
  price,
  priceOfNumber,
  quantity,
  SLIPPAGE_MODELS,
  strategyId,
} from '@stratvector/model';
import type { OrderTicket } from '@stratvector/model';
import { SimulatedVenue } from '@stratvector/venue-simulated';
import type { VenueBar } from '@stratvector/venue-simulated';

/** Prepared before the clock starts; ids of orders that have ended may come again. */
const TICKETS = 4096;
const MINUTE_MS = 60_000;
const QUANTITY = quantity(137n);
const PROTECTION = {
  stopLoss: fractionOfNumber(0.05),
  takeProfit: fractionOfNumber(0.1),
  trailingStop: null,
};

const STOCK = instrumentOf({
  id: instrumentId('AAA'),
  type: 'stock',
  currency: 'USD',
  exchange: 'SMART',
  priceDecimals: 6,
  quantityDecimals: 0,
  tick: price(10_000n),
  lot: quantity(1n),
  multiplier: '1',
});

/** Even numbers enter with a protective pair, odd ones close what the one before has opened. */
const ticketOf = (number: number): OrderTicket => {
  const isEntry = number % 2 === 0;
  return {
    clientOrderId: clientOrderId(`order-${String(number)}`),
    parentId: null,
    accountId: accountId('account'),
    strategyId: strategyId('momentum'),
    instrumentId: STOCK.id,
    side: isEntry ? 'buy' : 'sell',
    role: isEntry ? 'entry' : 'exit',
    type: 'market',
    quantity: QUANTITY,
    limitPrice: null,
    stopPrice: null,
    trail: null,
    timeInForce: 'DAY',
    goodTill: null,
    reduceOnly: !isEntry,
    bracket: null,
    protection: isEntry ? PROTECTION : null,
    reason: 'bench',
    decidedAt: timestampOfMilliseconds(0),
    decisionPrice: price(100_000_000n),
  };
};

const barOf = (row: number, at: number): VenueBar => ({
  openTime: row * MINUTE_MS,
  closeTime: (row + 1) * MINUTE_MS,
  open: priceOfNumber(at, STOCK.priceDecimals),
  high: priceOfNumber(at + 0.05, STOCK.priceDecimals),
  low: priceOfNumber(at - 0.05, STOCK.priceDecimals),
  close: priceOfNumber(at + 0.01, STOCK.priceDecimals),
  volume: 10_000,
  hasVolume: true,
  firstOfSession: false,
  lastOfSession: false,
});

const RULES = {
  intrabar: 'pessimistic',
  limitFill: 'through',
  latencyMs: 0,
  participationMax: null,
} as const;

/** What a run is charged unless it says otherwise. */
const costs = () => {
  const commission = COMMISSION_MODELS.find(({ name }) => name === 'ib-fixed');
  const slippage = SLIPPAGE_MODELS.find(({ name }) => name === 'bps');
  if (!commission || !slippage) throw new Error('a cost model of the benchmark is gone');
  return {
    commission: commission.create({}),
    slippage: slippage.create({ bps: 1, stop_factor: 2 }),
  };
};

export interface VenueRun {
  readonly fills: number;
  readonly facts: number;
  readonly seconds: number;
}

const DECIDED = timestampOfMilliseconds(0);
/** One endless loop would be compiled while it runs, and stay slower. */
const CHUNK = 2048;

interface Script {
  readonly tickets: readonly OrderTicket[];
  readonly bars: readonly VenueBar[];
}

const play = (venue: SimulatedVenue, { tickets, bars }: Script, from: number): void => {
  for (let number = from; number < from + CHUNK; number += 1) {
    const bar = bars[number % TICKETS] as VenueBar;
    venue.submit(tickets[number % TICKETS] as OrderTicket, DECIDED);
    venue.open(0, bar);
    venue.inside(0, bar);
    venue.close(0, bar);
  }
};

/** The venue alone: entries whose fill arms a pair, exits whose fill cancels it, one bar each. */
export const venueRun = (wanted: number): VenueRun => {
  const script = {
    tickets: Array.from({ length: TICKETS }, (_, number) => ticketOf(number)),
    bars: Array.from({ length: TICKETS }, (_, row) => barOf(row, 100 + (row % 97) / 100)),
  };
  let [fills, facts] = [0, 0];
  const venue = new SimulatedVenue([STOCK], { ...RULES, ...costs() }, (fact) => {
    facts += 1;
    if (fact.type === 'OrderFilled') fills += 1;
  });
  const started = performance.now();
  for (let from = 0; from < wanted; from += CHUNK) play(venue, script, from);
  return { fills, facts, seconds: (performance.now() - started) / 1000 };
};

import { BarGeneration, calendarOf, equicorrelation } from '@stratvector/domain-market-data';
import { assert, millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import type { BarColumns, BarLog, Instant, InstantBar, InstrumentId } from '@stratvector/model';
import type { InstantSource } from './instant-source.ts';

const DAY_MS = 86_400_000;
const [SUNDAY, SATURDAY] = [0, 6];
/** Bars are made so many sessions at a time: about a year. */
const CHUNK = 252;
/** Of the sessions that shape the bars; their dates are replaced by those that follow the data. */
const SHAPE_DATE = '2010-01-04';
/** The last moment that 64 bits of nanoseconds count, in whole days: 2262-04-11. */
const LAST_DAY = Math.floor(9_223_372_036_854 / DAY_MS);
const START_PRICE = 100;

interface Terms {
  readonly feed: string;
  readonly seed: number;
  /** The instants before the first that is made here. */
  readonly after: number;
  readonly instruments: readonly { readonly id: InstrumentId; readonly decimals: number }[];
  readonly perSecond: number;
}

interface Chunk {
  readonly number: number;
  readonly instants: readonly Instant[];
}

const isWeekend = (day: number): boolean =>
  [SUNDAY, SATURDAY].includes(new Date(day * DAY_MS).getUTCDay());

const weekdayAfter = (day: number): number => {
  let next = day + 1;
  while (isWeekend(next)) next += 1;
  return next;
};

/** So many weekdays after a day. */
const weekdays = (day: number, count: number): readonly number[] => {
  const days: number[] = [];
  for (let last = day; days.length < count; days.push(last)) last = weekdayAfter(last);
  return days;
};

/**
 * Days that follow the stored ones for as long as anybody wants: each instrument walks on from its last
 * close, by the seed and the place in the feed alone, so that a restart makes the same bars again.
 */
export class SyntheticInstants implements InstantSource {
  readonly perSecond: number;
  readonly #terms: Terms;
  #chunk: Chunk | null = null;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.perSecond = terms.perSecond;
  }

  async at(sequence: number, log: BarLog): Promise<Instant | null> {
    const place = sequence - this.#terms.after - 1;
    const number = Math.floor(place / CHUNK);
    if (this.#chunk?.number !== number) this.#chunk = await this.#make(number, log);
    return this.#chunk.instants[place - number * CHUNK] ?? null;
  }

  async #make(number: number, log: BarLog): Promise<Chunk> {
    const { feed, after } = this.#terms;
    const before = after + number * CHUNK;
    const [last] = await log.read(feed, before - 1, 1);
    assert(last !== undefined, 'synthetic bars follow an instant of the log');
    const closes = await this.#lastCloses(before, log);
    const made = this.#generated(number);
    // A bar of a day closes at the next midnight: its day is the one before.
    const day = Math.ceil(millisecondsOf(last.closeTime) / DAY_MS) - 1;
    const instants = weekdays(day, CHUNK)
      .filter((one) => one < LAST_DAY)
      .map((one, row) => this.#instant(before + row + 1, one, { made, closes, row }));
    return { number, instants };
  }

  /** An instrument that has ended in the data goes on from where it ended. */
  async #lastCloses(before: number, log: BarLog): Promise<ReadonlyMap<InstrumentId, number>> {
    const closes = new Map<InstrumentId, number>();
    const { feed, instruments } = this.#terms;
    for (let end = before; end > 0 && closes.size < instruments.length; end -= CHUNK) {
      const from = Math.max(0, end - CHUNK);
      const page = await log.read(feed, from, end - from);
      const bars = page.flatMap((instant) => instant.bars).reverse();
      for (const { instrumentId, close } of bars)
        if (!closes.has(instrumentId)) closes.set(instrumentId, close);
    }
    return closes;
  }

  #generated(number: number): readonly BarColumns[] {
    const { instruments, seed } = this.#terms;
    const symbols = instruments.map(({ id }) => id);
    const generation = new BarGeneration({
      seed: seed + number,
      symbols,
      timeframe: '1d',
      calendar: calendarOf('XNYS'),
      firstDate: SHAPE_DATE,
      sessions: CHUNK,
      regimes: [
        { drift: 0.08, volatility: 0.16, sessions: 200 },
        { drift: -0.1, volatility: 0.35, sessions: 40 },
      ],
      jumps: { perYear: 2, mean: -0.01, deviation: 0.03 },
      correlation: equicorrelation(symbols.length, 0.3),
      startPrice: START_PRICE,
      overnightShare: 0.3,
      volume: { perSession: 1_000_000, deviation: 0.3 },
      priceDecimals: 6,
    });
    generation.advance(Infinity);
    return generation.series().map(({ bars }) => bars);
  }

  #instant(
    sequence: number,
    day: number,
    from: {
      readonly made: readonly BarColumns[];
      readonly closes: ReadonlyMap<InstrumentId, number>;
      readonly row: number;
    },
  ): Instant {
    const bars = this.#terms.instruments.flatMap(({ id, decimals }, place): InstantBar[] => {
      const columns = from.made[place];
      const close = from.closes.get(id);
      if (!columns || close === undefined) return [];
      const scale = close / START_PRICE;
      const price = (column: Float64Array): number =>
        Math.max(10 ** -decimals, Number(((column[from.row] ?? 0) * scale).toFixed(decimals)));
      return [
        {
          instrumentId: id,
          openTime: day * DAY_MS,
          open: price(columns.open),
          high: price(columns.high),
          low: price(columns.low),
          close: price(columns.close),
          volume: columns.volume[from.row] ?? 0,
          hasVolume: columns.hasVolume,
          firstOfSession: true,
          lastOfSession: true,
        },
      ];
    });
    const closeTime = timestampOfMilliseconds((day + 1) * DAY_MS);
    return { feed: this.#terms.feed, sequence, closeTime, bars };
  }
}

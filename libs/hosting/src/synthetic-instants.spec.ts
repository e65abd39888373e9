import { describe, expect, it } from '@jest/globals';
import { MemoryBarLog } from '@stratvector/bar-log-memory';
import { assert, millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import { instrumentId } from '@stratvector/model';
import type { Instant } from '@stratvector/model';
import { SyntheticInstants } from './synthetic-instants.ts';

const DAY_MS = 86_400_000;
const [AAA, BBB] = [instrumentId('AAA'), instrumentId('BBB')];
/** A Thursday. */
const LAST_STORED = Date.UTC(2020, 3, 16);
const CLOSES = { AAA: 250, BBB: 0.5 };

const stored = (sequence: number): Instant => ({
  feed: 'f',
  sequence,
  closeTime: timestampOfMilliseconds(LAST_STORED + (sequence - 1) * DAY_MS),
  bars: [AAA, BBB].map((id) => {
    const close = CLOSES[id as unknown as keyof typeof CLOSES];
    return {
      instrumentId: id,
      openTime: LAST_STORED + (sequence - 2) * DAY_MS,
      ...{ open: close, high: close, low: close, close, volume: 1, hasVolume: true },
      ...{ firstOfSession: true, lastOfSession: true },
    };
  }),
});

const sourceOf = (seed = 1) =>
  new SyntheticInstants({
    feed: 'f',
    seed,
    after: 2,
    instruments: [
      { id: AAA, decimals: 2 },
      { id: BBB, decimals: 4 },
    ],
    perSecond: 1,
  });

/** The feed up to a sequence, as one source after another publishes it, each for so many. */
const published = async (count: number, each: number, seed = 1): Promise<MemoryBarLog> => {
  const log = new MemoryBarLog();
  for (const sequence of [1, 2]) await log.append(stored(sequence));
  let source = sourceOf(seed);
  for (let sequence = 3; sequence <= count; sequence += 1) {
    if (sequence % each === 0) source = sourceOf(seed);
    const instant = await source.at(sequence, log);
    assert(instant !== null, 'there are bars for centuries');
    await log.append(instant);
  }
  return log;
};

describe('synthetic bars after stored ones', () => {
  it('go on from the last closes, on the weekdays that follow', async () => {
    const log = await published(6, 1000);
    const [friday, monday, tuesday] = await log.read('f', 2, 3);
    const days = [friday, monday, tuesday].map((one) =>
      new Date(one?.bars[0]?.openTime ?? NaN).toISOString().slice(0, 10),
    );
    expect(days).toEqual(['2020-04-17', '2020-04-20', '2020-04-21']);
    expect(millisecondsOf(friday?.closeTime ?? stored(1).closeTime)).toBe(Date.UTC(2020, 3, 18));
    const opens = friday?.bars.map(({ open }) => open) ?? [];
    expect(opens[0]).toBeGreaterThan(CLOSES.AAA * 0.8);
    expect(opens[0]).toBeLessThan(CLOSES.AAA * 1.2);
    expect(opens[1]).toBeGreaterThan(CLOSES.BBB * 0.8);
    expect(opens[1]).toBeLessThan(CLOSES.BBB * 1.2);
  });

  it('are the same however often whoever makes them is started again', async () => {
    const [once, often] = await Promise.all([published(600, 1000), published(600, 7)]);
    expect(await often.read('f', 0, 600)).toEqual(await once.read('f', 0, 600));
  });

  it('are others for another seed', async () => {
    const [one, two] = await Promise.all([published(10, 1000, 1), published(10, 1000, 2)]);
    expect(await two.last('f')).not.toEqual(await one.last('f'));
  });

  it('are bars: highs and lows hold opens and closes, prices stay above nothing', async () => {
    const log = await published(800, 1000);
    const bars = (await log.read('f', 2, 800)).flatMap((instant) => instant.bars);
    expect(bars).toHaveLength(2 * 798);
    for (const { open, high, low, close } of bars) {
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(low).toBeGreaterThan(0);
    }
  });
});

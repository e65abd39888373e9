import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { instrumentId } from '@stratvector/model';
import type { BarLog, Instant, InstantBar } from '@stratvector/model';

export interface OpenedBarLog {
  readonly log: BarLog;
  readonly close: () => Promise<void>;
}

const DAY_MS = 86_400_000;
/** A number that no decimal of a few digits says, so that a log that rounds is found. */
const ODD = 1360.0300290000002;

const bar = (id: string, day: number): InstantBar => ({
  instrumentId: instrumentId(id),
  openTime: day * DAY_MS,
  open: ODD,
  high: ODD + 1,
  low: 0.1 + 0.2,
  close: 1e-7,
  volume: 0,
  hasVolume: false,
  firstOfSession: true,
  lastOfSession: false,
});

const instant = (feed: string, sequence: number): Instant => ({
  feed,
  sequence,
  closeTime: timestampOfMilliseconds((sequence + 1) * DAY_MS),
  bars: [bar('AAA', sequence), bar('BBB', sequence)],
});

const appended = async (log: BarLog, feed: string, count: number): Promise<void> => {
  for (let sequence = 1; sequence <= count; sequence += 1)
    await log.append(instant(feed, sequence));
};

/** What every bar log does, the one within a process and the durable ones. */
export const describeBarLog = (name: string, open: () => Promise<OpenedBarLog>): void => {
  describe(name, () => {
    let opened: OpenedBarLog;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('gives back what was appended, to the last bit', async () => {
      const { log } = opened;
      expect(await log.append(instant('exact', 1))).toBe(true);
      expect(await log.read('exact', 0, 10)).toEqual([instant('exact', 1)]);
      expect(await log.last('exact')).toEqual(instant('exact', 1));
    });

    it('keeps each feed by itself, and knows nothing of one that has no instants', async () => {
      const { log } = opened;
      await appended(log, 'one', 2);
      await appended(log, 'other', 1);
      expect(await log.read('one', 0, 10)).toHaveLength(2);
      expect(await log.read('nobody', 0, 10)).toEqual([]);
      expect(await log.last('nobody')).toBeNull();
    });

    it('reads pages in order, and all where no limit is set', async () => {
      const { log } = opened;
      await appended(log, 'pages', 5);
      const sequences = async (after: number, limit: number) =>
        (await log.read('pages', after, limit)).map(({ sequence }) => sequence);
      expect(await sequences(0, 2)).toEqual([1, 2]);
      expect(await sequences(2, 2)).toEqual([3, 4]);
      expect(await sequences(4, 2)).toEqual([5]);
      expect(await sequences(0, Infinity)).toEqual([1, 2, 3, 4, 5]);
    });

    it('stores a sequence once: what stands is never replaced', async () => {
      const { log } = opened;
      await appended(log, 'once', 2);
      expect(await log.append({ ...instant('once', 2), bars: [] })).toBe(false);
      expect(await log.last('once')).toEqual(instant('once', 2));
    });

    it('refuses a gap, and stores nothing then', async () => {
      const { log } = opened;
      await appended(log, 'gap', 1);
      await expect(log.append(instant('gap', 3))).rejects.toThrow(
        'bar log: found instant 3 of gap, allowed is 2: instants are appended in order',
      );
      expect(await log.read('gap', 0, 10)).toHaveLength(1);
    });

    it('stores one of two that are appended at once', async () => {
      const { log } = opened;
      const both = await Promise.all([
        log.append(instant('race', 1)),
        log.append(instant('race', 1)),
      ]);
      expect([...both].sort()).toEqual([false, true]);
      expect(await log.read('race', 0, 10)).toHaveLength(1);
    });
  });
};

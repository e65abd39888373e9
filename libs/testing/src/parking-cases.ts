import { expect, it } from '@jest/globals';
import type { Parked, Parking } from '@stratvector/kernel';

interface Bench {
  readonly store: () => Parking;
  readonly fresh: () => string;
}

const waiting = (consumer: string, stream: string, id: string): Parked => ({
  consumer,
  stream,
  message: {
    id: `${consumer}/${id}`,
    topic: 't.v1',
    key: 'DU1',
    value: `{"of":"ü ${id}"}`,
    headers: { ce_type: 't.v1' },
  },
  reason: `the reason of ${id}`,
});

/** Messages that wait do so in order, by consumer and stream. */
export const parksByStream = ({ store, fresh }: Bench): void => {
  it('keeps parked messages of a stream in order, as they came', async () => {
    const [consumer, stream] = [fresh(), fresh()];
    const all = ['c', 'a', 'b'].map((id) => waiting(consumer, stream, id));
    for (const parked of all) await store().park(parked);
    expect(await store().parked(consumer, stream, 9)).toEqual(all);
    expect(await store().parked(consumer, stream, 2)).toEqual(all.slice(0, 2));
    expect(await store().parked(consumer, fresh(), 9)).toEqual([]);
    expect(await store().parked(fresh(), stream, 9)).toEqual([]);
  });

  it('parks a message once, however often it comes', async () => {
    const [consumer, stream] = [fresh(), fresh()];
    const [one, two] = [waiting(consumer, stream, '1'), waiting(consumer, stream, '2')];
    for (const parked of [one, two, one]) await store().park(parked);
    expect(await store().parkBehind({ ...one, reason: 'another' })).toBe(true);
    expect(await store().parked(consumer, stream, 9)).toEqual([one, two]);
  });

  it('parks behind others of the stream alone', async () => {
    const [consumer, stream] = [fresh(), fresh()];
    const [one, two] = [waiting(consumer, stream, '1'), waiting(consumer, stream, '2')];
    expect(await store().parkBehind(one)).toBe(false);
    await store().park(one);
    expect(await store().parkBehind(two)).toBe(true);
    expect(await store().parkBehind(waiting(consumer, fresh(), '3'))).toBe(false);
    expect(await store().parked(consumer, stream, 9)).toEqual([one, two]);
  });

  it('says what waits, and lets go of one message', async () => {
    const [consumer, one, two] = [fresh(), 'stream-a', 'stream-b'];
    await store().park(waiting(consumer, two, '1'));
    await store().park(waiting(consumer, one, '2'));
    await store().park(waiting(consumer, two, '3'));
    expect(await store().parkedStreams(consumer)).toEqual([
      { stream: one, count: 1, reason: 'the reason of 2' },
      { stream: two, count: 2, reason: 'the reason of 1' },
    ]);
    await store().unpark(consumer, two, `${consumer}/1`);
    expect(await store().parked(consumer, two, 9)).toEqual([waiting(consumer, two, '3')]);
    await store().unpark(consumer, two, `${consumer}/3`);
    expect(await store().parkBehind(waiting(consumer, two, '4'))).toBe(false);
    expect(await store().parkedStreams(consumer)).toHaveLength(1);
  });

  it('leaves nothing behind alone while the last that waits goes and others come', async () => {
    const [consumer, stream] = [fresh(), fresh()];
    const empty = async (): Promise<void> => {
      for (;;) {
        const [head] = await store().parked(consumer, stream, 1);
        if (!head) return;
        await store().unpark(consumer, stream, head.message.id);
      }
    };
    for (let round = 0; round < 20; round += 1) {
      await store().park(waiting(consumer, stream, `${String(round)}/first`));
      const comes = Array.from({ length: 6 }, (_, place) =>
        store().parkBehind(waiting(consumer, stream, `${String(round)}/${String(place)}`)),
      );
      await Promise.all([empty(), ...comes]);
      expect(await store().parked(consumer, stream, 9)).toEqual([]);
    }
  });
};

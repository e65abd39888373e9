import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BusMessage, MessageBus, Subscription } from '@stratvector/kernel';

export interface OpenedMessageBus {
  readonly bus: MessageBus;
  /** Makes topics that can be used at once. */
  readonly create: (topics: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Notes what comes, and lets a case wait until so much has come. */
class Notes {
  readonly seen: BusMessage[] = [];
  readonly #waiting: { count: number; enough: () => void }[] = [];

  readonly note = (message: BusMessage): Promise<void> => {
    this.seen.push(message);
    for (const { count, enough } of this.#waiting) if (this.seen.length >= count) enough();
    return Promise.resolve();
  };

  until(count: number): Promise<void> {
    if (this.seen.length >= count) return Promise.resolve();
    return new Promise((enough) => this.#waiting.push({ count, enough }));
  }

  get values(): readonly string[] {
    return this.seen.map(({ value }) => value);
  }
}

interface Bench {
  readonly bus: () => MessageBus;
  /** A topic of its own for each case. */
  readonly topic: () => Promise<string>;
  /** Stopped once the case is over. */
  readonly keep: (subscription: Subscription) => void;
}

const said = (topic: string, key: string, value: string): BusMessage => ({
  id: `${key}/${value}`,
  topic,
  key,
  value,
  headers: { ce_type: 'said', ce_source: 'spec' },
});

const delivers = ({ bus, topic, keep }: Bench): void => {
  it('delivers what was published, as it was', async () => {
    const name = await topic();
    const notes = new Notes();
    keep(await bus().subscribe({ group: name, topics: [name], handle: notes.note }));
    const message = said(name, 'a', '{"text":"ü"}');
    await bus().publish([message]);
    await notes.until(1);
    expect(notes.seen).toEqual([message]);
  });

  it('keeps the order of each key', async () => {
    const name = await topic();
    const notes = new Notes();
    keep(await bus().subscribe({ group: name, topics: [name], handle: notes.note }));
    const keys = ['a', 'b', 'c'];
    const rounds = Array.from({ length: 20 }, (_, round) => String(round));
    for (const round of rounds) await bus().publish(keys.map((key) => said(name, key, round)));
    await notes.until(60);
    for (const key of keys)
      expect(notes.seen.filter((one) => one.key === key).map(({ value }) => value)).toEqual(rounds);
  });

  it('keeps the order of calls that do not wait for each other', async () => {
    const name = await topic();
    const notes = new Notes();
    keep(await bus().subscribe({ group: name, topics: [name], handle: notes.note }));
    const rounds = Array.from({ length: 50 }, (_, round) => String(round));
    await Promise.all(rounds.map((round) => bus().publish([said(name, 'a', round)])));
    await notes.until(50);
    expect(notes.values).toEqual(rounds);
  });

  it('reads several topics, and a key of one does not wait for the same key of another', async () => {
    const [first, second] = [await topic(), await topic()];
    const notes = new Notes();
    const gate = Promise.withResolvers<void>();
    const handle = async (message: BusMessage) => {
      if (message.topic === first) await gate.promise;
      await notes.note(message);
    };
    keep(await bus().subscribe({ group: first, topics: [first, second], handle }));
    const published = bus().publish([said(first, 'a', '1'), said(second, 'a', '2')]);
    await notes.until(1);
    expect(notes.values).toEqual(['2']);
    gate.resolve();
    await notes.until(2);
    await published;
    expect(notes.values).toEqual(['2', '1']);
  });

  it('gives every group everything, and each message to one of a group', async () => {
    const name = await topic();
    const [alone, first, second] = [new Notes(), new Notes(), new Notes()];
    keep(await bus().subscribe({ group: `${name}-x`, topics: [name], handle: alone.note }));
    const shared = { group: `${name}-y`, topics: [name] };
    const both = async (message: BusMessage) => {
      await first.note(message);
      await second.note(message);
    };
    keep(await bus().subscribe({ ...shared, handle: both }));
    await bus().publish(['1', '2', '3'].map((value) => said(name, 'a', value)));
    await Promise.all([alone.until(3), second.until(3)]);
    expect([alone.values, first.values]).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });
};

const insists = ({ bus, topic, keep }: Bench): void => {
  it('delivers again what was not handled, before anything later of its key', async () => {
    const name = await topic();
    const notes = new Notes();
    let failures = 0;
    const handle = async (message: BusMessage) => {
      await notes.note(message);
      if (message.value !== 'bad' || failures >= 2) return;
      failures += 1;
      throw new Error('not yet');
    };
    keep(await bus().subscribe({ group: name, topics: [name], handle }));
    await bus().publish(['1', 'bad', '3'].map((value) => said(name, 'a', value)));
    await notes.until(5);
    expect(notes.values).toEqual(['1', 'bad', 'bad', 'bad', '3']);
  });

  it('lets other keys pass while one is not handled', async () => {
    const name = await topic();
    const notes = new Notes();
    const gate = Promise.withResolvers<void>();
    const handle = async (message: BusMessage) => {
      if (message.key === 'slow') await gate.promise;
      await notes.note(message);
    };
    keep(await bus().subscribe({ group: name, topics: [name], handle }));
    const published = bus().publish([said(name, 'slow', '1'), said(name, 'quick', '2')]);
    await notes.until(1);
    expect(notes.values).toEqual(['2']);
    gate.resolve();
    await notes.until(2);
    await published;
  });
};

const shares = ({ bus, topic, keep }: Bench): void => {
  it('keeps the order of each key, and loses nothing, while members come and go', async () => {
    const name = await topic();
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const notes = new Notes();
    const join = () => bus().subscribe({ group: name, topics: [name], handle: notes.note });
    const publish = (rounds: readonly string[]) =>
      Promise.all(rounds.map((round) => bus().publish(keys.map((key) => said(name, key, round)))));
    const first = await join();
    await Promise.all([publish(['0', '1', '2']), notes.until(18)]);
    keep(await join());
    await Promise.all([publish(['3', '4', '5']), notes.until(36)]);
    await first.stop();
    await Promise.all([publish(['6', '7', '8']), notes.until(54)]);
    for (const key of keys) {
      const told = notes.seen.filter((one) => one.key === key).map(({ value }) => value);
      // Again is allowed, later before earlier is not.
      expect([...new Set(told)]).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    }
  });
};

const stops = ({ bus, topic, keep }: Bench): void => {
  it('finishes what is being handled when it stops, and goes on from there with the next', async () => {
    const name = await topic();
    const [before, after] = [new Notes(), new Notes()];
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const subscription = await bus().subscribe({
      group: name,
      topics: [name],
      handle: async (message) => {
        begun.resolve();
        await gate.promise;
        await before.note(message);
      },
    });
    const published = bus().publish([said(name, 'a', '1'), said(name, 'a', '2')]);
    await begun.promise;
    const stopped = subscription.stop();
    gate.resolve();
    await stopped;
    expect(before.values).toEqual(['1']);
    keep(await bus().subscribe({ group: name, topics: [name], handle: after.note }));
    await after.until(1);
    await published;
    expect(after.values).toEqual(['2']);
  });
};

/** What every message bus does, the one within a process and the real ones. */
export const describeMessageBus = (name: string, open: () => Promise<OpenedMessageBus>): void => {
  describe(name, () => {
    let opened: OpenedMessageBus;
    let topics = 0;
    const kept: Subscription[] = [];
    const bench: Bench = {
      bus: () => opened.bus,
      topic: async () => {
        const topic = `spec-${String((topics += 1))}`;
        await opened.create([topic]);
        return topic;
      },
      keep: (subscription) => void kept.push(subscription),
    };

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await Promise.all(kept.map((subscription) => subscription.stop()));
      await opened.close();
    });

    for (const cases of [delivers, insists, shares, stops]) cases(bench);
  });
};

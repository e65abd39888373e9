import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { StepJournal } from './step-journal.ts';

const at = (time: number) => BigInt(time) as Timestamp;
const event = (type: string, size = 1n) => ({ type, data: { size } });

describe('a step', () => {
  it('goes to each stream after what is there, the last event carrying what is said', () => {
    const journal = new StepJournal();
    journal.restart(new Map([['order-b', 4]]));
    const [a, b] = [journal.open('order', 'a'), journal.open('order', 'b')];
    journal.append(a, at(1), event('Made'));
    journal.append(b, at(2), event('Filled', 9n));
    journal.append(a, at(3), event('Sent'));
    journal.say({ type: 'fact', key: 'k', value: 'one' });
    journal.say({ type: 'fact', key: 'k', value: 'two' });
    expect(journal.take()).toEqual([
      {
        stream: 'order-b',
        expectedVersion: 4,
        events: [
          {
            id: 'order-b/5',
            type: 'Filled',
            data: { size: { $integer: '9' } },
            metadata: { at: '2' },
          },
        ],
      },
      {
        stream: 'order-a',
        expectedVersion: 0,
        events: [
          {
            id: 'order-a/1',
            type: 'Made',
            data: { size: { $integer: '1' } },
            metadata: { at: '1' },
          },
          {
            id: 'order-a/2',
            type: 'Sent',
            data: { size: { $integer: '1' } },
            metadata: {
              at: '3',
              messages: [
                { type: 'fact', key: 'k', value: 'one' },
                { type: 'fact', key: 'k', value: 'two' },
              ],
            },
          },
        ],
      },
    ]);
  });

  it('begins anew once it was taken, with the versions that it has reached', () => {
    const journal = new StepJournal();
    const stream = journal.open('order', 'a');
    journal.append(stream, at(1), event('Made'));
    journal.take();
    expect(journal.take()).toEqual([]);
    journal.append(journal.open('order', 'a'), at(2), event('Sent'));
    expect(journal.take()).toMatchObject([{ stream: 'order-a', expectedVersion: 1 }]);
  });

  it('lets go of what was decided again while the log was taken in', () => {
    const journal = new StepJournal();
    journal.append(journal.open('order', 'a'), at(1), event('Made'));
    journal.say({ type: 'fact', key: 'k', value: 'again' });
    journal.restart(new Map([['order-a', 1]]));
    expect(journal.take()).toEqual([]);
    journal.append(journal.open('order', 'a'), at(2), event('Sent'));
    expect(journal.take()).toMatchObject([{ expectedVersion: 1, events: [{ id: 'order-a/2' }] }]);
  });

  it('that decides nothing has nothing to say', () => {
    const journal = new StepJournal();
    journal.say({ type: 'fact', key: 'k', value: 'mute' });
    expect(() => journal.take()).toThrow('decides nothing says something');
  });
});

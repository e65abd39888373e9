import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from './agenda.ts';
import type { Phase } from './agenda.ts';

/** An agenda that writes down what it did. */
const diary = () => {
  const agenda = new Agenda();
  const done: string[] = [];
  const add = (at: number, phase: Phase, name: string): void =>
    agenda.add({ at, phase, run: () => done.push(name) });
  return { agenda, done, add };
};

describe('the agenda of a run', () => {
  it('has nothing to do until it is told', () => {
    expect(new Agenda().next).toBe(Infinity);
  });

  it('says when something is due, whatever was added first', () => {
    const { agenda, add } = diary();
    add(30, 'timer', 'c');
    add(10, 'session-close', 'a');
    add(20, 'financing', 'b');
    expect(agenda.next).toBe(10);
  });

  it('works through an instant by phase: actions, financing, timers, then ends and closes', () => {
    const { agenda, done, add } = diary();
    add(5, 'session-close', 'close');
    add(6, 'data-end', 'end');
    add(1, 'timer', 'timer');
    add(10, 'financing', 'financing');
    add(9, 'corporate-action', 'action');
    agenda.open(10);
    expect(done).toEqual(['action', 'financing', 'timer']);
    agenda.close(10);
    expect(done).toEqual(['action', 'financing', 'timer', 'end', 'close']);
    expect(agenda.next).toBe(Infinity);
  });

  it('leaves what is later', () => {
    const { agenda, done, add } = diary();
    add(10, 'timer', 'now');
    add(11, 'timer', 'later');
    agenda.open(10);
    expect(done).toEqual(['now']);
    expect(agenda.next).toBe(11);
  });

  it('takes what happens puts onto it for the same instant', () => {
    const { agenda, done, add } = diary();
    agenda.add({ at: 10, phase: 'timer', run: () => add(10, 'timer', 'again') });
    agenda.open(10);
    expect(done).toEqual(['again']);
  });

  it('keeps order among any times: earlier first, among equals what came first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 })), (times) => {
        const { agenda, done, add } = diary();
        times.forEach((at, place) => add(at, 'timer', `${at}/${place}`));
        for (let now = 0; now <= 8; now += 1) agenda.open(now);
        const sorted = times
          .map((at, place) => ({ at, place }))
          .sort((a, b) => a.at - b.at || a.place - b.place);
        expect(done).toEqual(sorted.map(({ at, place }) => `${at}/${place}`));
      }),
    );
  });
});

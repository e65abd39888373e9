import type { Append, Appended, EventStore } from '@stratvector/kernel';
import type { Draws } from './random.ts';

/** A store whose answers are lost on the way now and then: what was appended is there all the same. */
export const forgetful = (store: EventStore, draws: Draws, lost: number): EventStore => {
  const append = async (one: Append): Promise<Appended> => {
    const answer = await store.append(one);
    if (draws.next() < lost) throw new Error('the answer was lost on the way');
    return answer;
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'append') return append;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
};

import { describe, expect, it } from '@jest/globals';
import type { ChangeRequest } from '@stratvector/domain-strategy';
import { Engine } from './engine.ts';
import { RunLog } from '../files/run-log.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { byDay, days, linesOf, storyPlan } from './story.fixture.ts';
import type { StoryTerms } from './story.fixture.ts';

const LOW = { side: 'buy', quantity: 70, limit: 90, timeInForce: 'GTC' } as const;

/** An order at 90 on the first day, and a change of it on the second. */
const changed = (
  change: ChangeRequest,
  rows: Parameters<typeof days>[0],
  terms: StoryTerms = {},
): readonly string[] =>
  linesOf(
    storyPlan(
      { AAA: days(rows) },
      [
        byDay({
          0: (bar, decide) => decide.order(bar, LOW, 'low'),
          1: (bar, decide) => decide.change(bar, 'low', change, 'follow'),
        }),
      ],
      terms,
    ),
  ).slice(1);

const FALL = [100, 100, 100, [99, 99, 96, 98]] as const;

describe('a change of an order idea', () => {
  it('moves its limit to where the market comes', () => {
    expect(changed({ limit: 97 }, FALL)).toEqual([
      '2 modified 70 at 97',
      '4 buy 70 AAA at 97 entry',
    ]);
  });

  it('makes it larger, all of it counted', () => {
    expect(changed({ quantity: 100, limit: 97 }, FALL)).toEqual([
      '2 modified 100 at 97',
      '4 buy 100 AAA at 97 entry',
    ]);
  });

  it('makes it smaller, and leaves the price', () => {
    expect(changed({ quantity: 30 }, [100, 100, [91, 91, 89, 90]])).toEqual([
      '2 modified 30 at 90',
      '3 buy 30 AAA at 90 entry',
    ]);
  });

  it('is denied where the larger one is too large, and what works fills as it was', () => {
    const limits = { maxOrderQuantity: 80 };
    expect(changed({ quantity: 81 }, [100, 100, [91, 91, 89, 90]], { limits })).toEqual([
      '2 unchanged ORDER_QUANTITY_EXCEEDS_MAX',
      '3 buy 70 AAA at 90 entry',
    ]);
  });

  it('is denied off its type', () => {
    expect(changed({ stop: 101 }, [100, 100]).at(0)).toBe('2 unchanged PRICE_OF_OTHER_TYPE');
  });

  it('of an order that has filled comes too late', () => {
    expect(changed({ limit: 97 }, [100, [91, 91, 89, 90], 100])).toEqual([
      '2 buy 70 AAA at 90 entry',
      '2 unchanged ORDER_UNKNOWN',
    ]);
  });

  it('is of the last order that was asked for with its reason, and may come with others', () => {
    const plan = storyPlan({ AAA: days([100, 100, [91, 91, 84, 85]]) }, [
      byDay({
        0: (bar, decide) => {
          decide.order(bar, { ...LOW, quantity: 10 }, 'low');
          decide.order(bar, { ...LOW, quantity: 20, limit: 80 }, 'low');
          decide.order(bar, { ...LOW, quantity: 40, limit: 70 }, 'lower');
        },
        1: (bar, decide) => {
          decide.change(bar, 'low', { limit: 85.5 }, 'up');
          decide.change(bar, 'lower', { limit: 86 }, 'up');
        },
      }),
    ]);
    expect(linesOf(plan).slice(3)).toEqual([
      '2 modified 20 at 85.5',
      '2 modified 40 at 86',
      '3 buy 10 AAA at 90 entry',
      // By arrival: what was changed first arrived first.
      '3 buy 20 AAA at 85.5 entry',
      '3 buy 40 AAA at 86 entry',
    ]);
  });

  it.each<[string, string, ChangeRequest, string]>([
    ['without a name', '', { limit: 1 }, 'found the name ""'],
    ['to nothing', 'low', {}, 'found nothing to change'],
    ['to what is no price', 'low', { limit: -1 }, 'found limit -1'],
  ])('%s is refused with a sentence', (_what, name, change, sentence) => {
    const plan = storyPlan({ AAA: days([100, 100]) }, [
      byDay({ 0: (bar, decide) => decide.change(bar, name, change, 'x') }),
    ]);
    expect(() => linesOf(plan)).toThrow(sentence);
  });

  it('is in the files of the run: the order as it stood last, and what became of each change', () => {
    const plan = storyPlan({ AAA: days([100, 100, 100, 100, [99, 99, 96, 98]]) }, [
      byDay({
        0: (bar, decide) => decide.order(bar, LOW, 'low'),
        1: (bar, decide) => decide.change(bar, 'low', { limit: 97, quantity: 50 }, 'nearer'),
        2: (bar, decide) => decide.change(bar, 'low', { limit: 97 }, 'same'),
        3: (bar, decide) => decide.change(bar, 'high', { limit: 99 }, 'other'),
      }),
    ]);
    const journal = new MemoryJournal();
    new Engine(plan, journal).run();
    const { orders, signals } = new RunLog(journal.entries());
    expect(signals.map(({ became }) => became)).toEqual([
      'A-1',
      'A-1',
      'unchanged',
      'denied: ORDER_UNKNOWN',
    ]);
    expect(orders).toMatchObject([
      { state: 'Filled', quantity: 50n, filled: 50n, ticket: { limitPrice: 97_000_000n } },
    ]);
  });
});

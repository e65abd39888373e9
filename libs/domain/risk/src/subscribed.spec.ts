import { describe, expect, it } from '@jest/globals';
import type { OrderFact } from '@stratvector/contracts';
import type { OrderRole } from '@stratvector/model';
import { concernsAccount } from './subscribed.ts';

const NOTHING_MORE = { answers: false, protection: false };

describe('what of an order concerns an account', () => {
  it.each<[OrderFact['kind'], OrderRole, typeof NOTHING_MORE, boolean]>([
    ['filled', 'entry', NOTHING_MORE, true],
    ['filled', 'stop-loss', NOTHING_MORE, true],
    ['rejected', 'entry', NOTHING_MORE, true],
    ['rejected', 'take-profit', NOTHING_MORE, true],
    ['modified', 'entry', NOTHING_MORE, true],
    ['modify-rejected', 'exit', NOTHING_MORE, true],
    ['canceled', 'entry', NOTHING_MORE, true],
    ['expired', 'exit', NOTHING_MORE, true],
    ['canceled', 'stop-loss', NOTHING_MORE, false],
    ['expired', 'take-profit', NOTHING_MORE, false],
    ['canceled', 'stop-loss', { answers: false, protection: true }, true],
    ['expired', 'take-profit', { answers: false, protection: true }, true],
    ['accepted', 'entry', NOTHING_MORE, false],
    ['accepted', 'entry', { answers: true, protection: false }, true],
    ['armed', 'stop-loss', NOTHING_MORE, false],
    ['armed', 'stop-loss', { answers: false, protection: true }, true],
    ['updated', 'take-profit', { answers: false, protection: true }, true],
    ['updated', 'entry', { answers: false, protection: true }, false],
    ['submitted', 'entry', { answers: true, protection: true }, false],
  ])('%s, of the role %s, with %j: %s', (kind, role, interest, expected) => {
    expect(concernsAccount(kind, role, interest)).toBe(expected);
  });
});

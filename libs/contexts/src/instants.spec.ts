import { describe, expect, it } from '@jest/globals';
import { replay } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { accountId } from '@stratvector/model';
import { instants } from './instants.ts';
import type { InstantsCommand, InstantsEvent, Phase } from './instants.ts';

const handled = (phase: Phase, time: bigint): InstantsEvent => ({
  type: 'InstantHandled',
  data: { phase, closeTime: time as Timestamp, figures: { peakEquity: 3 } },
});
const handle = (phase: Phase, time: bigint): InstantsCommand => ({
  type: 'HandleInstant',
  at: time as Timestamp,
  data: { phase, closeTime: time as Timestamp, figures: { peakEquity: 3 } },
});
const message = {
  topic: 'risk.instant-booked.v1',
  accountId: accountId('A'),
  closeTime: 5n as Timestamp,
} as const;

const cases: readonly [string, InstantsEvent[], InstantsCommand, InstantsEvent[]][] = [
  ['handles the first', [], handle('booked', 5n), [handled('booked', 5n)]],
  ['goes on', [handled('booked', 5n)], handle('booked', 6n), [handled('booked', 6n)]],
  ['handles an instant once', [handled('booked', 5n)], handle('booked', 5n), []],
  ['never goes back', [handled('booked', 6n)], handle('booked', 5n), []],
  [
    'counts each phase alone',
    [handled('booked', 5n)],
    handle('reviewed', 5n),
    [handled('reviewed', 5n)],
  ],
  [
    'keeps what it hears',
    [handled('booked', 5n)],
    { type: 'HearMessage', at: message.closeTime, data: { message } },
    [{ type: 'MessageHeard', data: { message } }],
  ],
];

describe('the instants of an account', () => {
  it.each(cases)('%s', (_what, given, when, then) => {
    expect(instants.decide(when, replay(instants, given))).toEqual(then);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '@stratvector/kernel';
import {
  clientOrderId,
  fractionOfNumber,
  instrumentId,
  quantity,
  strategyId,
} from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  factOf,
  fillOf,
  markOf,
  OPEN,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { KillScope, LatchScope } from './latch.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const S = strategyId('S');
const T = strategyId('T');
const AAA = instrumentId('AAA');
const strategies = [S, T].map((id) => ({
  id,
  equityShare: fractionOfNumber(0.5),
  reentry: 'new-signal' as const,
  protection: null,
  universe: STOCKS.map((one) => one.id),
}));
const TERMS = termsOf(STOCKS, {
  strategies,
  leverage: fractionOfNumber(10),
  share: 0.4,
  limits: { maxDailyLoss: fractionOfNumber(0.03), maxDrawdown: fractionOfNumber(0.2) },
});
const decider = createAccount(TERMS);

const ACCOUNT: LatchScope = { kind: 'account' };
const BY_S: LatchScope = { kind: 'strategy', strategyId: S };
const POSITION: LatchScope = { kind: 'position', strategyId: S, instrumentId: AAA };
const orderScope = (id: string): KillScope => ({
  kind: 'order',
  strategyId: S,
  instrumentId: AAA,
  orderId: clientOrderId(id),
});

type Engage = Extract<AccountCommand, { type: 'EngageKillSwitch' }>['data'];
type Resume = Extract<AccountCommand, { type: 'ResumeTrading' }>['data'];

const kill = (change: Partial<Engage> = {}): AccountCommand => ({
  type: 'EngageKillSwitch',
  at: at(3000),
  data: { scope: ACCOUNT, kind: 'cancel-block', by: 'ann', reason: 'runaway', ...change },
});
const resume = (change: Partial<Resume> = {}): AccountCommand => ({
  type: 'ResumeTrading',
  at: at(5000),
  data: {
    cause: 'KILL_SWITCH',
    scope: ACCOUNT,
    by: 'ann',
    approvedBy: 'bob',
    reason: 'found and mended',
    equity: dollars(100_000),
    ...change,
  },
});
const losses = (equity: number): AccountCommand => ({
  type: 'CheckLosses',
  at: at(3000),
  data: {
    valuation: { equity: dollars(equity), gross: dollars(0), net: dollars(0) },
    sessionEquity: dollars(100_000),
    peakEquity: dollars(100_000),
  },
});
const session: AccountCommand = {
  type: 'StartSession',
  at: at(4000),
  data: { equity: dollars(100_000) },
};

const wants = (strategy: string, id: string, side: -1 | 0 | 1) =>
  review([signal(id, direction(side))], { strategy });
/** 200 of AAA are held by S, which wants 200 of BBB; T wants 200 of AAA. */
const BUSY: readonly AccountCommand[] = [
  wants('S', 'AAA', 1),
  fillOf({ id: 'A-1' }, 200, 100),
  wants('S', 'BBB', 1),
  wants('T', 'AAA', 1),
];

const run = (...commands: readonly AccountCommand[]) => play(decider, [OPEN, ...commands]);
const told = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event): string[] => {
    switch (event.type) {
      case 'OrderApproved':
        return [`${event.data.ticket.side} ${event.data.ticket.quantity}`];
      case 'OrderDenied':
        return [`denied ${Object.values(event.data.reason).join(' ')}`];
      case 'CancelOrdered':
        return [`cancel ${event.data.orderId}`];
      case 'KillSwitchEngaged':
        return [`engaged ${event.data.effect ?? 'nothing'}`];
      case 'ControlRefused':
        return [`refused ${event.data.refusal}`];
      case 'TradingHalted':
        return [`halted ${event.data.cause}`];
      case 'TradingResumed':
        return [`resumed ${event.data.cause}`];
      default:
        return [];
    }
  });
/** What comes of the last commands, after the others. */
const then = (given: readonly AccountCommand[], ...when: readonly AccountCommand[]) =>
  told(run(...given, ...when).events).slice(told(run(...given).events).length);

describe('engaging a kill switch', () => {
  it.each<[string, Partial<Engage>, readonly string[]]>([
    ['of the account ends all that works', {}, ['engaged block', 'cancel A-2', 'cancel A-3']],
    ['of a strategy, what is its own', { scope: BY_S }, ['engaged block', 'cancel A-2']],
    ['of a position, nothing where nothing works', { scope: POSITION }, ['engaged block']],
    [
      'that only cancels latches nothing',
      { kind: 'cancel' },
      ['engaged nothing', 'cancel A-2', 'cancel A-3'],
    ],
    [
      'that lets reductions pass ends entries',
      { kind: 'reduce-only', scope: BY_S },
      ['engaged reduce-only', 'cancel A-2'],
    ],
    [
      'of an order ends it, known or not, and blocks its position',
      { scope: orderScope('X-9') },
      ['engaged block', 'cancel X-9'],
    ],
    [
      'of an order alone leaves the position free',
      { scope: orderScope('X-9'), kind: 'cancel' },
      ['engaged nothing', 'cancel X-9'],
    ],
    ['without a name is refused', { by: ' ' }, ['refused NAME_MISSING']],
    ['without a reason is refused', { reason: '' }, ['refused REASON_MISSING']],
    [
      'of a strategy that is not there is refused',
      { scope: { kind: 'strategy', strategyId: strategyId('U') } },
      ['refused SCOPE_UNKNOWN'],
    ],
    [
      'of an order in an instrument that is not there is refused',
      {
        scope: {
          kind: 'order',
          strategyId: S,
          instrumentId: instrumentId('ZZZ'),
          orderId: clientOrderId('A-2'),
        },
      },
      ['refused SCOPE_UNKNOWN'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(then(BUSY, kill(change))).toEqual(expected);
  });

  it('spares exits where reductions may pass, and ends them where nothing may', () => {
    const leaving = [...BUSY.slice(0, 2), wants('S', 'AAA', 0)];
    expect(then(leaving, kill({ scope: POSITION, kind: 'reduce-only' }))).toEqual([
      'engaged reduce-only',
    ]);
    expect(then(leaving, kill({ scope: POSITION }))).toEqual(['engaged block', 'cancel A-2']);
  });

  it('twice is a duplicate', () => {
    expect(then([...BUSY, kill()], kill({ by: 'bob' }))).toEqual([]);
  });

  it('only ever tightens', () => {
    const strict = run(kill(), kill({ kind: 'reduce-only' })).state;
    expect(strict.latches.map(({ effect }) => effect)).toEqual(['block']);
    expect(then([kill({ kind: 'reduce-only' })], kill())).toEqual(['engaged block']);
    const tightened = run(kill({ kind: 'reduce-only' }), kill()).state;
    expect(tightened.latches.map(({ effect }) => effect)).toEqual(['block']);
    expect(run(kill(), kill({ kind: 'cancel' })).state.latches).toHaveLength(1);
  });

  it('does nothing to an account that nobody opened', () => {
    expect(play(decider, [kill()]).events).toEqual([]);
  });
});

describe('while a kill switch stands', () => {
  it.each<[string, Partial<Engage>, AccountCommand, readonly string[]]>([
    ['an entry is denied', {}, wants('S', 'BBB', 1), ['denied TRADING_HALTED KILL_SWITCH account']],
    [
      'an exit too, where it blocks',
      {},
      wants('S', 'AAA', 0),
      ['denied TRADING_HALTED KILL_SWITCH account'],
    ],
    [
      'an exit passes, where it lets reduce',
      { kind: 'reduce-only' },
      wants('S', 'AAA', 0),
      ['sell 200'],
    ],
    ['another strategy trades on', { scope: BY_S }, wants('T', 'BBB', 1), ['buy 200']],
    ['another instrument too', { scope: POSITION }, wants('S', 'BBB', 1), ['buy 200']],
    [
      'of a position, its own entries are denied',
      { scope: POSITION },
      wants('S', 'AAA', -1),
      [
        'denied TRADING_HALTED KILL_SWITCH position S AAA',
        'denied TRADING_HALTED KILL_SWITCH position S AAA',
      ],
    ],
    [
      'of a turn the closing part passes and the rest is denied',
      { kind: 'reduce-only' },
      wants('S', 'AAA', -1),
      ['denied TRADING_HALTED KILL_SWITCH account', 'sell 200'],
    ],
  ])('%s', (_what, change, when, expected) => {
    expect(then([...BUSY.slice(0, 2), kill(change)], when)).toEqual(expected);
  });

  it('the rest of a turn is asked for again in vain, and told once', () => {
    const turned = [...BUSY.slice(0, 2), kill({ kind: 'reduce-only' }), wants('S', 'AAA', -1)];
    const closed = fillOf({ id: 'A-2', side: 'sell', role: 'exit' }, 200, 100);
    const again = review([], { marks: [markOf('AAA')] });
    expect(then(turned, closed, again, again)).toEqual([]);
    expect(run(...turned, closed, again).state.unmet).toBe(1);
  });

  it('neither a new session nor a loss of the day lifts or replaces it', () => {
    const { state } = run(kill(), losses(90_000), session);
    expect(state.latches.map(({ cause }) => cause)).toEqual(['KILL_SWITCH']);
    expect(then([kill()], losses(90_000), session)).toEqual([
      'halted MAX_DAILY_LOSS',
      'resumed MAX_DAILY_LOSS',
    ]);
  });
});

describe('lifting a latch', () => {
  it.each<[string, Partial<Resume>, readonly string[]]>([
    ['takes two persons', {}, ['resumed KILL_SWITCH']],
    ['without a name is refused', { by: '' }, ['refused NAME_MISSING']],
    ['without a reason is refused', { reason: ' ' }, ['refused REASON_MISSING']],
    [
      'of a strategy that is not there is refused',
      { scope: { kind: 'strategy', strategyId: strategyId('U') } },
      ['refused SCOPE_UNKNOWN'],
    ],
    ['that does not stand is refused', { scope: BY_S }, ['refused NOT_LATCHED']],
    ['of another cause is refused', { cause: 'MAX_DRAWDOWN' }, ['refused NOT_LATCHED']],
    ['by one person is refused', { approvedBy: null }, ['refused SECOND_PERSON_MISSING']],
    ['by one and a blank is refused', { approvedBy: ' ' }, ['refused SECOND_PERSON_MISSING']],
    ['by the same person is refused', { approvedBy: 'ann' }, ['refused SAME_PERSON']],
    ['by the same in another spelling too', { approvedBy: ' Ann' }, ['refused SAME_PERSON']],
  ])('%s', (_what, change, expected) => {
    expect(then([kill()], resume(change))).toEqual(expected);
  });

  it('lifts what it names and leaves every other one', () => {
    const { state } = run(kill(), kill({ scope: BY_S }), losses(90_000), resume());
    expect(state.latches.map(({ cause, scope }) => [cause, scope.kind])).toEqual([
      ['KILL_SWITCH', 'strategy'],
      ['MAX_DAILY_LOSS', 'account'],
    ]);
  });

  it('lets trade again', () => {
    expect(then([...BUSY.slice(0, 2), kill(), resume()], wants('S', 'BBB', 1))).toEqual([
      'buy 200',
    ]);
  });

  it('of a loss limit measures from there on, until the old reference is surpassed', () => {
    const drawn = { cause: 'MAX_DRAWDOWN' as const, equity: dollars(70_000) };
    const lifted = [losses(70_000), resume(drawn)];
    // 20 % under 70,000 and not a cent more.
    expect(then(lifted, losses(56_000))).toEqual(['halted MAX_DAILY_LOSS']);
    expect(then(lifted, losses(55_999.99))).toEqual(['halted MAX_DRAWDOWN']);
    const higher = losses(80_000);
    const peaked = {
      ...higher,
      data: { ...higher.data, peakEquity: dollars(100_000.01) },
    } as AccountCommand;
    expect(then(lifted, peaked)).toEqual(['halted MAX_DRAWDOWN']);
  });

  it('of a loss limit follows what is paid out meanwhile', () => {
    const drawn = { cause: 'MAX_DRAWDOWN' as const, equity: dollars(70_000) };
    const paid: AccountCommand = {
      type: 'BookFlow',
      at: at(5000),
      data: {
        kind: 'withdrawal',
        strategyId: null,
        instrumentId: null,
        amount: dollars(-20_000),
      },
    };
    const { state } = run(losses(70_000), resume(drawn), paid);
    expect(state.lossBaselines).toEqual([
      { cause: 'MAX_DRAWDOWN', reference: dollars(80_000), equity: dollars(50_000) },
    ]);
  });
});

describe('repeated executions', () => {
  const limited = createAccount(
    termsOf(STOCKS, { share: 0.1, limits: { maxExecutionsPerSession: 2 } }),
  );
  const bought = [review([signal('AAA', direction(1))]), fillOf({ id: 'A-1' }, 40, 100)];
  const more = fillOf({ id: 'A-1' }, 20, 100);
  const of = (...commands: readonly AccountCommand[]) => play(limited, [OPEN, ...commands]);

  it('halt what executes at the limit and end its entries, one fill under it nothing', () => {
    expect(told(of(...bought).events)).toEqual(['buy 100']);
    expect(told(of(...bought, more).events)).toEqual([
      'buy 100',
      'halted MAX_EXECUTIONS',
      'cancel A-1',
    ]);
  });

  it('halt once, and another instrument not at all', () => {
    const { events } = of(...bought, more, more, review([signal('BBB', direction(1))]));
    expect(told(events).slice(1)).toEqual(['halted MAX_EXECUTIONS', 'cancel A-1', 'buy 100']);
  });

  it('are counted by session, and what they halted outlives it', () => {
    expect(told(of(...bought, session, more).events)).toEqual(['buy 100']);
    expect(of(...bought, more, session).state.latches).toHaveLength(1);
  });

  it('are lifted by one named person, and counted anew', () => {
    const lift = resume({ cause: 'MAX_EXECUTIONS', scope: POSITION, approvedBy: null });
    const { events, state } = of(...bought, more, lift, more);
    expect(told(events).slice(-1)).toEqual(['resumed MAX_EXECUTIONS']);
    expect(state.slots[0]?.executions).toBe(1);
    expect(told(of(...bought, more, lift, more, more).events).slice(-1)).toEqual([
      'halted MAX_EXECUTIONS',
    ]);
  });
});

describe('whatever is killed and lifted', () => {
  const scopes = fc.constantFrom<KillScope>(ACCOUNT, BY_S, POSITION, orderScope('A-2'));
  const latchScopes = fc.constantFrom<LatchScope>(ACCOUNT, BY_S, POSITION);
  const names = fc.constantFrom('ann', 'bob', '');
  const commands = fc.array(
    fc.oneof(
      fc
        .record({
          scope: scopes,
          kind: fc.constantFrom<Engage['kind']>('cancel', 'cancel-block', 'reduce-only'),
          by: names,
        })
        .map(kill),
      fc
        .record({ scope: latchScopes, by: names, approvedBy: fc.option(names) })
        .map((change) => resume(change)),
      fc.constantFrom(
        session,
        losses(90_000),
        losses(70_000),
        wants('S', 'AAA', 1),
        wants('S', 'AAA', -1),
        wants('T', 'BBB', 0),
        fillOf({ id: 'A-1' }, 10, 100),
        factOf({ id: 'A-1' }, { kind: 'canceled', code: 'REQUESTED', cumulative: quantity(0n) }),
      ),
    ),
    { maxLength: 25 },
  );

  /** A sale that only closes fills, by another's fault, as a purchase of more than it was for. */
  const OVERFILLED: AccountCommand[] = [
    fillOf({ id: 'A-1' }, 10, 100),
    losses(90_000),
    wants('S', 'AAA', -1),
    fillOf({ id: 'A-1' }, 10, 100),
  ];

  it('a replay decides the same, nothing is approved under a block, and nobody lifts alone', () => {
    fc.assert(
      fc.property(commands, (script) => {
        let state = decider.initialState;
        const log: AccountEvent[] = [];
        for (const command of [OPEN, ...script]) {
          const events = decider.decide(command, state);
          expect(decider.decide(command, replay(decider, log))).toEqual(events);
          for (const event of events) {
            if (event.type === 'OrderApproved')
              expect(
                state.latches.some(
                  ({ effect, scope }) => effect === 'block' && scope.kind === 'account',
                ),
              ).toBe(false);
            if (event.type === 'TradingResumed' && event.data.cause === 'KILL_SWITCH')
              expect(event.data.lifted?.by).not.toBe(event.data.lifted?.approvedBy);
            log.push(event);
          }
          state = events.reduce(decider.evolve, state);
        }
        expect(replay(decider, log)).toEqual(state);
      }),
      { numRuns: 200, examples: [[OVERFILLED]] },
    );
  });
});

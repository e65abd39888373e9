import { describe, expect, it } from '@jest/globals';
import { replay } from '@stratvector/kernel';
import { stock } from '@stratvector/testing';
import { fractionOfNumber, instrumentId, quantity } from '@stratvector/model';
import type { Fraction, Instrument } from '@stratvector/model';
import { inverseVolatility } from '../sizers/inverse-volatility.ts';
import { createAccount } from './account.ts';
import {
  direction,
  dollars,
  fillOf,
  markOf,
  OPEN,
  review,
  signal,
  termsOf,
  weight,
} from './account.fixture.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { AccountTerms } from './terms.ts';

const AAA = stock('AAA');
const BBB = stock('BBB');

const decided = (terms: AccountTerms, commands: readonly AccountCommand[]) => {
  const account = createAccount(terms);
  const events: AccountEvent[] = [];
  let last: readonly AccountEvent[] = [];
  for (const command of commands) {
    last = account.decide(command, replay(account, events));
    events.push(...last);
  }
  return last;
};

const halves = (instruments: readonly Instrument[], band = 0): AccountTerms =>
  termsOf(instruments, { share: 0.5, rebalanceBand: fractionOfNumber(band) });

/** Nothing new was decided; what stands is sized anew at these closes and this equity. */
const rebalanceAt = (
  closes: Readonly<Record<string, number>>,
  equity: number,
  volatilities: ReadonlyMap<ReturnType<typeof instrumentId>, Fraction> = new Map(),
): AccountCommand => {
  const valuation = { equity: dollars(equity), gross: dollars(0), net: dollars(0) };
  const marks = Object.entries(closes).map(([id, close]) => markOf(id, close));
  const command = review([], { valuation, marks });
  return { ...command, data: { ...command.data, volatilities, rebalance: true } };
};

const targets = (events: readonly AccountEvent[]) =>
  events.flatMap((event) =>
    event.type === 'TargetSet' ? [[event.data.instrumentId, event.data.target] as const] : [],
  );

describe('a rebalance', () => {
  const bought = [OPEN, review([signal('AAA', direction(1))]), fillOf({ id: 'A-1' }, 500, 100)];

  it('sizes a standing direction anew: half of 120,000 at 120 is 500 again, at 150 it is 400', () => {
    expect(
      targets(decided(halves([AAA]), [...bought, rebalanceAt({ AAA: 120 }, 120_000)])),
    ).toEqual([]);
    const events = decided(halves([AAA]), [...bought, rebalanceAt({ AAA: 150 }, 120_000)]);
    expect(targets(events)).toEqual([['AAA', 400n]]);
    expect(events.find(({ type }) => type === 'OrderApproved')).toMatchObject({
      data: { ticket: { side: 'sell', quantity: 100n, role: 'exit', reason: 'rebalance' } },
    });
  });

  it('leaves changes under the band alone: 100 of 500 are not under a fifth, but under a quarter', () => {
    const at = rebalanceAt({ AAA: 150 }, 120_000);
    expect(targets(decided(halves([AAA], 0.2), [...bought, at]))).toEqual([['AAA', 400n]]);
    expect(targets(decided(halves([AAA], 0.25), [...bought, at]))).toEqual([]);
  });

  it('sizes a standing weight anew: a quarter of 120,000 at 100 is 300', () => {
    const weighted = [OPEN, review([signal('AAA', weight(0.25))]), fillOf({ id: 'A-1' }, 250, 100)];
    const events = decided(halves([AAA]), [...weighted, rebalanceAt({ AAA: 100 }, 120_000)]);
    expect(targets(events)).toEqual([['AAA', 300n]]);
  });

  it('is cut to the largest position', () => {
    const terms = termsOf([AAA], {
      share: 0.5,
      limits: { maxPositionSize: fractionOfNumber(0.5) },
    });
    const events = decided(terms, [...bought, rebalanceAt({ AAA: 80 }, 100_000)]);
    expect(targets(events)).toEqual([['AAA', 625n]]);
  });

  it.each([
    ['what is flat', [OPEN, review([signal('AAA', direction(0))])]],
    [
      'what a stop has closed',
      [...bought, fillOf({ id: 'x', side: 'sell', role: 'stop-loss' }, 500, 95)],
    ],
    ['what nobody has asked for', [OPEN]],
  ])('leaves %s alone', (_what, given) => {
    expect(targets(decided(halves([AAA]), [...given, rebalanceAt({ AAA: 50 }, 100_000)]))).toEqual(
      [],
    );
  });

  it('waits for a bar of the instrument', () => {
    const events = decided(halves([AAA, BBB]), [...bought, rebalanceAt({ BBB: 50 }, 120_000)]);
    expect(targets(events)).toEqual([]);
  });

  it('divides equity by inverse volatility: 10 % and 20 % take two thirds and one', () => {
    const volatilities = new Map([
      [instrumentId('AAA'), fractionOfNumber(0.1)],
      [instrumentId('BBB'), fractionOfNumber(0.2)],
    ]);
    const terms = termsOf([AAA, BBB], {
      sizer: inverseVolatility,
      sizerParameters: { total: 1 },
    });
    const first = review([signal('AAA', direction(1)), signal('BBB', direction(1))]);
    const signals = first.data.signals.map((raised) => ({
      ...raised,
      signals: raised.signals.map((one) => ({
        ...one,
        volatility: volatilities.get(one.instrumentId) ?? null,
      })),
    }));
    const command = { ...first, data: { ...first.data, signals, volatilities } };
    expect(targets(decided(terms, [OPEN, command]))).toEqual([
      ['AAA', quantity(666n)],
      ['BBB', quantity(333n)],
    ]);
  });
});

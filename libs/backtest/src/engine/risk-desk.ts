import type { FlowMessage, SignalsRaised } from '@stratvector/contracts';
import { asksForStatistics, historicalSimulation } from '@stratvector/domain-risk';
import type {
  Account,
  AccountCommand,
  RiskStatistics,
  Volatilities,
} from '@stratvector/domain-risk';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { moneyOfNumber, numberOfMoney } from '@stratvector/model';
import type { Money, Price } from '@stratvector/model';
import type { BooksMirror } from './books-mirror.ts';
import { DailyReturns } from './daily-returns.ts';
import { LossGuard } from './loss-guard.ts';
import type { Market } from './market.ts';
import type { RunPlan } from './plan.ts';
import type { Instants } from './timeline.ts';
import { Valuer } from './valuation.ts';

/** Of an instrument without a bar: no order passes on it. */
const NO_MARK = {
  price: 0n as Price,
  windowPrice: null,
  at: timestampOfMilliseconds(0),
  high: NaN,
  low: NaN,
  volume: 0,
};

/** What a person says of an order; what it is reviewed by is the desk's to know. */
export type PersonOrder = Omit<
  Extract<AccountCommand, { type: 'ReviewOrder' }>['data'],
  'mark' | 'valuation' | 'statistics'
>;

/** The account that a desk watches, and what it sees of the market. */
export interface RiskDeskParts {
  readonly instants: Instants;
  readonly market: Market;
  readonly mirror: BooksMirror;
  readonly contexts: {
    readonly account: Account;
    command(command: AccountCommand): void;
  };
  /** What sizers are told; by the rows that closed last. */
  readonly volatilities: (rows: Int32Array) => Volatilities;
}

/**
 * What risk does at an instant of its own accord: it watches losses and margin once marks are in, and
 * puts what strategies want to review. Every host has one for each account.
 */
export class RiskDesk {
  /** Null where no loss limit is set. */
  readonly guard: LossGuard | null;
  /** Standing targets are to be sized anew at this instant. */
  rebalances = false;
  readonly #parts: RiskDeskParts;
  readonly #valuer: Valuer;
  /** Null where no limit asks for statistics. */
  readonly #returns: DailyReturns | null;
  /** At the instant before. */
  #lastEquity: number;

  constructor(plan: RunPlan, parts: RiskDeskParts) {
    const { terms, strategies, cash } = plan;
    this.#parts = parts;
    this.#lastEquity = numberOfMoney(cash);
    this.guard = LossGuard.isNeeded(terms) ? new LossGuard(terms, this.#lastEquity) : null;
    this.#valuer = new Valuer(terms.instruments, strategies.length, parts.mirror);
    this.#returns = asksForStatistics(terms.limits) ? new DailyReturns(plan) : null;
  }

  /** Losses are looked at once marks are in and before strategies are asked. */
  guardLosses(): void {
    const { guard } = this;
    if (!guard) return;
    const { market, mirror } = this.#parts;
    const equity = mirror.equity();
    if (market.opensSession()) {
      guard.startSession(this.#lastEquity);
      const data = { equity: moneyOfNumber(this.#lastEquity) };
      this.#parts.contexts.command({ type: 'StartSession', at: this.#now(), data });
    }
    this.#lastEquity = equity;
    if (guard.nearsLoss(equity)) this.#checkLosses(guard);
    if (guard.nearsMarginCall(equity, mirror.gross())) this.#checkMargin();
  }

  /** What it goes on from at the next instant, besides bars and books. */
  get figures(): Readonly<Record<string, number>> {
    const { sessionEquity = NaN, peakEquity = NaN } = this.guard ?? {};
    return this.guard ? { lastEquity: this.#lastEquity, sessionEquity, peakEquity } : {};
  }

  /** Goes on from there: the instant that it is at was looked at before. */
  recall({ lastEquity, sessionEquity, peakEquity }: Readonly<Record<string, number>>): void {
    const { guard } = this;
    if (!guard) return;
    this.#parts.market.opensSession();
    this.#lastEquity = lastEquity ?? this.#lastEquity;
    guard.sessionEquity = sessionEquity ?? guard.sessionEquity;
    guard.peakEquity = peakEquity ?? guard.peakEquity;
  }

  /** What strategies want at this instant, and what is still missing, goes to review. */
  review(signals: readonly SignalsRaised[]): void {
    const { market, contexts, volatilities, instants } = this.#parts;
    const { account } = contexts;
    const at = this.#now();
    const data = {
      signals,
      marks: this.rebalances ? market.allMarks(at) : market.marks(at, signals, account),
      valuation: this.#valuer.value(account),
      statistics: this.#statistics(),
      volatilities: volatilities(instants.rows),
      rebalance: this.rebalances,
    };
    this.rebalances = false;
    contexts.command({ type: 'ReviewTargets', at, data });
  }

  /** An order of a person, at the last close of its instrument; `place` is -1 where there is no such. */
  reviewOrder(order: PersonOrder, place: number): void {
    const { market, contexts, instants } = this.#parts;
    const row = instants.rows[place] ?? -1;
    const data = {
      ...order,
      mark:
        row < 0 ? { ...NO_MARK, instrumentId: order.instrumentId } : market.lastMark(place, row),
      valuation: this.#valuer.value(contexts.account),
      statistics: this.#statistics(),
    };
    contexts.command({ type: 'ReviewOrder', at: this.#now(), data });
  }

  /** What a loss limit is measured from once it is lifted. */
  get equity(): Money {
    return moneyOfNumber(this.#parts.mirror.equity());
  }

  /** Only what is paid in or out moves the references: dividends, interest and fees are results. */
  moveReferences({ kind, amount }: FlowMessage): void {
    if (kind !== 'deposit' && kind !== 'withdrawal') return;
    const flow = numberOfMoney(amount);
    this.#lastEquity += flow;
    this.guard?.moveBy(flow);
  }

  #checkLosses({ sessionEquity, peakEquity }: LossGuard): void {
    const data = {
      valuation: this.#valuer.value(this.#parts.contexts.account),
      sessionEquity: moneyOfNumber(sessionEquity),
      peakEquity: moneyOfNumber(peakEquity),
    };
    this.#parts.contexts.command({ type: 'CheckLosses', at: this.#now(), data });
  }

  #checkMargin(): void {
    const { contexts, market } = this.#parts;
    const data = {
      valuation: this.#valuer.value(contexts.account),
      prices: market.heldPrices(),
    };
    contexts.command({ type: 'CheckMargin', at: this.#now(), data });
  }

  /** Of the present portfolio; null where no limit asks. */
  #statistics(): RiskStatistics | null {
    if (!this.#returns) return null;
    const { mirror, instants } = this.#parts;
    const results = this.#returns.results(mirror.heldValues(), instants.closeTime);
    return historicalSimulation(results, mirror.equity());
  }

  #now(): Timestamp {
    return timestampOfMilliseconds(this.#parts.instants.closeTime);
  }
}

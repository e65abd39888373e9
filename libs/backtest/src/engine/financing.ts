import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { FinancedBalance } from '@stratvector/domain-risk';
import { notional, priceOfNumber, quantity } from '@stratvector/model';
import type { Agenda } from './agenda.ts';
import type { BooksMirror } from './books-mirror.ts';
import type { RunPlan } from './plan.ts';
import { SessionCloses } from './session-closes.ts';
import type { Wiring } from './wiring.ts';

type Balance = Omit<FinancedBalance, 'days'>;

interface Parts {
  readonly agenda: Agenda;
  readonly contexts: Wiring;
  readonly mirror: BooksMirror;
}

/**
 * Has interest and borrow fees booked: on the balance at one session's close, at the next. Dates stand
 * on the agenda only while something accrues, so that an account without debt or shorts never stops
 * a lane.
 */
export class Financing {
  readonly #plan: RunPlan;
  readonly #parts: Parts;
  readonly #closes: SessionCloses;
  #isFollowed = false;

  constructor(plan: RunPlan, parts: Parts) {
    this.#plan = plan;
    this.#parts = parts;
    this.#closes = new SessionCloses(plan.instruments, plan.days);
  }

  /** Cash or a position has changed at an instant that closes now. */
  follow(now: number): void {
    if (this.#isFollowed || !this.#accrues()) return;
    this.#isFollowed = true;
    this.#lookAt(this.#closes.from(Math.max(now, this.#plan.start)));
  }

  #lookAt(close: number): void {
    if (close === Infinity) return;
    const run = (): void => this.#pass(close);
    this.#parts.agenda.add({ at: close, phase: 'session-close', run });
  }

  /** At a session's close: what stands now is charged at the next. */
  #pass(close: number): void {
    this.#isFollowed = this.#accrues();
    if (!this.#isFollowed) return;
    const balance = this.#balance();
    const next = this.#closes.from(close + 1);
    if (next === Infinity) return;
    const account = this.#plan.days;
    const days = account.dayOf(next) - account.dayOf(close);
    this.#parts.agenda.add({
      at: next,
      phase: 'financing',
      run: () => {
        const at = timestampOfMilliseconds(next);
        const data = { days, ...balance };
        this.#parts.contexts.command({ type: 'AccrueFinancing', at, data });
      },
    });
    this.#lookAt(next);
  }

  /** Asked after every booking, so it makes nothing. */
  #accrues(): boolean {
    const { cashRate, marginRate, borrowRate } = this.#plan.terms.financing;
    const { cash } = this.#parts.contexts.account;
    if (borrowRate !== 0n && this.#parts.mirror.hasShorts()) return true;
    return cash < 0n ? marginRate !== 0n : cash > 0n && cashRate !== 0n;
  }

  #balance(): Balance {
    const { contexts, mirror } = this.#parts;
    const { account } = contexts;
    const { instruments } = this.#plan;
    const shorts = mirror.instruments.flatMap((instrument, place) => {
      if ((mirror.values[place] ?? 0) >= 0) return [];
      let position = 0n;
      for (let slot = place; slot < account.slots.length; slot += instruments.length)
        position += account.slots[slot]?.position ?? 0n;
      const close = priceOfNumber(mirror.closes[place] ?? NaN, instrument.priceDecimals);
      const value = notional(instrument, quantity(0n - position), close);
      return [{ instrumentId: instrument.id, value }];
    });
    return { cash: account.cash, shorts };
  }
}

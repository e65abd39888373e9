import type { AccountEvent } from '@stratvector/domain-risk';
import type { ClientOrderId } from '@stratvector/model';
import type { SignalRow } from './signal-row.ts';

type Changed = Extract<AccountEvent, { type: 'ModificationApproved' | 'ModificationDenied' }>;

/** Signals that ask for another order to stand otherwise, and what became of them. */
export class ChangeRows {
  /** By strategy, instrument and the name of the order: the last one that was asked for. */
  readonly #rows = new Map<string, SignalRow>();

  /** Whether it is one of them. */
  raise(row: SignalRow): boolean {
    const { intent, instrumentId } = row.signal;
    if (intent.kind !== 'change') return false;
    row.became = 'unchanged';
    this.#rows.set([row.strategyId, instrumentId, intent.change.name].join('/'), row);
    return true;
  }

  /** `nameOf`: the reason that an order was asked for with. */
  hear(event: AccountEvent, nameOf: (id: ClientOrderId) => string | undefined): void {
    if (event.type === 'ModificationApproved') {
      const { before, orderId } = event.data.modification;
      this.#became([before.ticket, before.ticket.reason], orderId);
    } else if (event.type === 'ModificationDenied') {
      const { orderId, denied } = event.data;
      this.#became([event.data, nameOf(orderId) ?? orderId], `denied: ${denied.code}`);
    }
  }

  #became([of, name]: readonly [Of, string], word: string): void {
    const row = this.#rows.get([of.strategyId, of.instrumentId, name].join('/'));
    if (row) row.became = word;
  }
}

type Of = Pick<
  Extract<Changed, { type: 'ModificationDenied' }>['data'],
  'strategyId' | 'instrumentId'
>;

import type { Intent, Signal } from '@stratvector/contracts';
import { fractionOfNumber, priceOfNumber } from '@stratvector/model';
import type { Fraction, Instrument } from '@stratvector/model';
import type { BarCursor } from '../api/bar-cursor.ts';
import { changeOf } from '../api/change-request.ts';
import { ideaOf } from '../api/order-request.ts';
import type { Decision } from '../api/decisions.ts';

const intentOf = ({ kind, value, order, change }: Decision, instrument: Instrument): Intent => {
  if (order) return { kind: 'order', idea: ideaOf(order, instrument) };
  if (change) return { kind: 'change', change: changeOf(change, instrument) };
  if (kind === 'weight') return { kind, weight: fractionOfNumber(value) };
  return { kind: 'direction', direction: value > 0 ? 1 : value < 0 ? -1 : 0 };
};

/** A decision as the other contexts hear it: with the close and the bar it was decided on. */
export const signalOf = (
  decision: Decision,
  instrument: Instrument,
  bar: BarCursor,
  volatility: Fraction | null,
): Signal => ({
  instrumentId: instrument.id,
  intent: intentOf(decision, instrument),
  reason: decision.reason,
  decisionPrice: priceOfNumber(bar.close, instrument.priceDecimals),
  barSequence: bar.row,
  volatility,
  validUntil: null,
});

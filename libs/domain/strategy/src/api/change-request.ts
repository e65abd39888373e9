import type { OrderChange } from '@stratvector/contracts';
import type { Instrument } from '@stratvector/model';
import { badNumber, onTickOrNull, quantityOf } from './order-request.ts';

/** How a working order is to stand; what is not given stays. Prices go to the nearest tick, half up. */
export interface ChangeRequest {
  /** Shares or contracts of the whole order, what has filled included. */
  readonly quantity?: number;
  readonly limit?: number;
  readonly stop?: number;
}

export type NamedChange = ChangeRequest & { readonly name: string };

/** What is wrong with a request, as a sentence; null where it may be reviewed. */
export const changeProblem = (
  name: unknown,
  { quantity, limit, stop }: ChangeRequest,
): string | null => {
  // A strategy in plain JavaScript is not checked by the compiler.
  if (typeof name !== 'string' || name === '')
    return `found the name ${JSON.stringify(name)}, allowed is the reason that the order was asked for with`;
  if (quantity === undefined && limit === undefined && stop === undefined)
    return 'found nothing to change; give a quantity, a limit or a stop';
  const numbers = [
    ['quantity', quantity],
    ['limit', limit],
    ['stop', stop],
  ] as const;
  return numbers.map(badNumber).find((problem) => problem !== null) ?? null;
};

/** The request in the instrument's own counts. */
export const changeOf = (
  { name, quantity, limit, stop }: NamedChange,
  instrument: Instrument,
): OrderChange => ({
  name,
  quantity: quantityOf(instrument, quantity),
  limitPrice: onTickOrNull(instrument, limit),
  stopPrice: onTickOrNull(instrument, stop),
});

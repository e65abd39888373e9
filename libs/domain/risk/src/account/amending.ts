import type { OrderFact } from '@stratvector/contracts';
import { negate } from '@stratvector/model';
import type { Money, Quantity, VenueFill } from '@stratvector/model';

const NOTHING = 0n as Quantity;
const NO_MONEY = 0n as Money;

type Charged = Extract<OrderFact, { kind: 'charged' }>;

/**
 * The fill that takes a fill back: as much the other way at the same price, its costs given back. What was
 * realized in between stays realized; cash, position and cost add up to what they would have been.
 */
export const takenBack = (fill: VenueFill): VenueFill => ({
  ...fill,
  quantity: negate(fill.quantity),
  commission: negate(fill.commission),
  fees: negate(fill.fees),
});

/** The fill of nothing by which costs are booked that come apart from theirs. */
export const costsAlone = (
  { tradeId, commission, fees }: Charged,
  { price, at }: Pick<VenueFill, 'price'> & { readonly at: VenueFill['barOpenTime'] },
): VenueFill => ({
  tradeId,
  quantity: NOTHING,
  price,
  commission,
  fees,
  slippage: NO_MONEY,
  moment: 'inside',
  barOpenTime: at,
  policyDecided: false,
});

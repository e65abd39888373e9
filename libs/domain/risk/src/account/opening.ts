import { absolute, subtract } from '@stratvector/model';
import type { Quantity } from '@stratvector/model';

const NOTHING = 0n as Quantity;

/** Of so much traded, signed, what opens or adds once the opposite position is closed; unsigned. */
export const openingPart = (traded: Quantity, position: Quantity): Quantity => {
  const size = absolute(traded);
  if (position === 0n || traded > 0n === position > 0n) return size;
  const held = absolute(position);
  return size > held ? subtract(size, held) : NOTHING;
};

import { notionalCeil, numberOf } from '@stratvector/model';
import type { Quantity } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

export const fixedQuantity: Sizer = {
  name: 'fixed-quantity',
  title: 'Fixed quantity',
  description: 'Target = `quantity` shares or contracts, whatever they cost.',
  source: 'by definition',
  parameters: [
    {
      name: 'quantity',
      type: 'number',
      min: 0.00000001,
      max: 1e12,
      default: 100,
      unit: 'shares or contracts',
      description: 'What one position holds.',
    },
  ],
  notional: ({ instrument, price, parameters }) => {
    const counts = numberOf(parameters, 'quantity') * 10 ** instrument.quantityDecimals;
    // Rounded up, so that as many lots as were asked for fit into the amount.
    return notionalCeil(instrument, BigInt(Math.floor(counts)) as Quantity, price);
  },
};

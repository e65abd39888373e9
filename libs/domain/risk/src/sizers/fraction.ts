import { fractionOfNumber, numberOf, shareFloor } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

/** A fixed fraction of equity per position. */
export const fraction: Sizer = {
  name: 'fraction',
  title: 'Fixed fraction',
  description: 'Target notional = `fraction` × equity.',
  source: 'Vince, "Portfolio Management Formulas" (1990), chapter 1',
  parameters: [
    {
      name: 'fraction',
      type: 'number',
      min: 0.000001,
      max: 10,
      default: 1,
      unit: 'fraction of equity',
      description: 'Equity put into one position.',
    },
  ],
  notional: ({ equity, parameters }) =>
    shareFloor(equity, fractionOfNumber(numberOf(parameters, 'fraction'))),
};

import { divideFloor, fractionOfNumber, money, numberOf } from '@stratvector/model';
import { VOLATILITY_WINDOW } from '../volatility-window.ts';
import type { Sizer } from './sizer.ts';

export const volatilityTarget: Sizer = {
  name: 'volatility-target',
  title: 'Volatility target',
  description: 'Target notional = equity × `target` / volatility of the instrument, both a year.',
  source:
    'Harvey et al., "The impact of volatility targeting", Journal of Portfolio Management 45 (2018)',
  parameters: [
    {
      name: 'target',
      type: 'number',
      min: 0.000001,
      max: 10,
      default: 0.1,
      unit: 'fraction a year',
      description: 'Volatility of one position, as a share of equity.',
    },
    VOLATILITY_WINDOW,
  ],
  asksVolatility: true,
  notional: ({ equity, volatility, parameters }) => {
    if (volatility === null || volatility <= 0n) return { missing: 'VOLATILITY' };
    const target = fractionOfNumber(numberOf(parameters, 'target'));
    return money(divideFloor(equity * target, volatility));
  },
};

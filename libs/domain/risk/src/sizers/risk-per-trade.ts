import { divideFloor, fractionOfNumber, money, numberOf } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

export const riskPerTrade: Sizer = {
  name: 'risk-per-trade',
  title: 'Risk per trade',
  description:
    'Target notional = equity × `risk` / distance of the stop: a stop at its price loses that share of equity.',
  source: 'Tharp, "Trade Your Way to Financial Freedom", 2nd ed. (2007), chapter 14',
  parameters: [
    {
      name: 'risk',
      type: 'number',
      min: 0.000001,
      max: 1,
      default: 0.01,
      unit: 'fraction of equity',
      description: 'What a stop at its price may lose.',
    },
  ],
  notional: ({ equity, stopFraction, parameters }) => {
    if (stopFraction === null || stopFraction <= 0n) return { missing: 'STOP_LOSS' };
    const risk = fractionOfNumber(numberOf(parameters, 'risk'));
    return money(divideFloor(equity * risk, stopFraction));
  },
};

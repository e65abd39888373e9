import { divideFloor, FRACTION_ONE, fractionOfNumber, money, numberOf } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { VOLATILITY_WINDOW } from '../volatility-window.ts';
import type { Sizer } from './sizer.ts';

/** 1 / volatility in counts of 10^-9 of a fraction, 18 digits under a volatility of one. */
const inverseOf = (volatility: Fraction): bigint => (FRACTION_ONE * FRACTION_ONE) / volatility;

export const inverseVolatility: Sizer = {
  name: 'inverse-volatility',
  title: 'Inverse volatility',
  description:
    'Target notional = `total` × equity × (1 / volatility) / sum of 1 / volatility over the universe; an instrument whose volatility is not known yet takes no part.',
  source:
    'Asness, Frazzini and Pedersen, "Leverage aversion and risk parity", Financial Analysts Journal 68 (2012)',
  parameters: [
    {
      name: 'total',
      type: 'number',
      min: 0.000001,
      max: 10,
      default: 1,
      unit: 'fraction of equity',
      description: 'Sum over the universe.',
    },
    VOLATILITY_WINDOW,
  ],
  asksVolatility: true,
  notional: ({ equity, volatility, universeVolatilities = [], parameters }) => {
    if (volatility === null || volatility <= 0n) return { missing: 'VOLATILITY' };
    const known = universeVolatilities.filter((one) => one > 0n);
    const sum = known.reduce((total, one) => total + inverseOf(one), 0n);
    if (sum === 0n) return { missing: 'VOLATILITY' };
    const total = fractionOfNumber(numberOf(parameters, 'total'));
    return money(divideFloor(equity * total * inverseOf(volatility), sum * FRACTION_ONE));
  },
};

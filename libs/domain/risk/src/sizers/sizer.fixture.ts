import { fractionOfNumber, moneyOfNumber, numberOfMoney, price } from '@stratvector/model';
import type { ParameterValues } from '@stratvector/model';
import { stock } from '@stratvector/testing';
import type { Sizer } from './sizer.ts';

export interface SizingCase {
  readonly equity?: number;
  readonly stop?: number;
  readonly volatility?: number;
  /** Volatilities of the rest of the universe; without them none is known, its own neither. */
  readonly others?: readonly number[];
  readonly universe?: number;
  readonly parameters: ParameterValues;
}

const fractionOr = (value: number | undefined) =>
  value === undefined ? null : fractionOfNumber(value);

const universeOf = ({ others, volatility }: SizingCase) =>
  others === undefined
    ? {}
    : {
        universeVolatilities: [...others, ...(volatility === undefined ? [] : [volatility])].map(
          fractionOfNumber,
        ),
      };

/** What a sizer answers, in whole currency: 100,000.00 of equity, 50.00 a share. */
export const sized = (sizer: Sizer, { equity = 100_000, universe = 1, ...given }: SizingCase) => {
  const answer = sizer.notional({
    instrument: stock(),
    direction: 1,
    equity: moneyOfNumber(equity),
    price: price(50_000_000n),
    stopFraction: fractionOr(given.stop),
    volatility: fractionOr(given.volatility),
    ...universeOf(given),
    universe,
    parameters: given.parameters,
  });
  return typeof answer === 'bigint' ? numberOfMoney(answer) : answer;
};

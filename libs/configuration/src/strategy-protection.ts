import { FRACTION_DECIMALS } from '@stratvector/model';
import type { Fraction, Protection } from '@stratvector/model';
import { exactCount } from './decimal.ts';
import type { KeyPath } from './keys.ts';
import type { Setting } from './origin.ts';

/** The keys of [risk] that each strategy of a list may have for itself. */
export const PROTECTION_PATHS = [
  'risk.stop_loss',
  'risk.take_profit',
  'risk.trailing_stop',
] as const satisfies readonly KeyPath[];

type ProtectionPath = (typeof PROTECTION_PATHS)[number];

export const isProtectionPath = (path: string): path is ProtectionPath =>
  PROTECTION_PATHS.some((known) => known === path);

/** What protects a strategy's positions: its own keys, else those of [risk]; null where none does. */
export const protectionOf = (
  own: ReadonlyMap<string, Setting>,
  all: ReadonlyMap<string, Setting>,
): Protection | null => {
  const [stopLoss = null, takeProfit = null, trailingStop = null] = PROTECTION_PATHS.map((path) => {
    const value = own.get(path)?.value ?? all.get(path)?.value;
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    // A brand: the value was checked against the key's range and precision.
    return isNumber ? (exactCount(value, FRACTION_DECIMALS) as Fraction | null) : null;
  });
  const isNone = stopLoss === null && takeProfit === null && trailingStop === null;
  return isNone ? null : { stopLoss, takeProfit, trailingStop };
};

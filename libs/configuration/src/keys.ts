import { BACKTEST_KEYS } from './keys/backtest.ts';
import { MARKET_KEYS } from './keys/market.ts';
import { RISK_KEYS } from './keys/risk.ts';
import { TRADING_KEYS } from './keys/trading.ts';

/** Every key with a fixed name, in the order of the reference page. */
export const KEYS = [...MARKET_KEYS, ...BACKTEST_KEYS, ...RISK_KEYS, ...TRADING_KEYS] as const;

type AnyKey = (typeof KEYS)[number];
type PathOf<Type extends AnyKey['type']> = Extract<AnyKey, { type: Type }>['path'];

export type NumberPath = PathOf<'number' | 'integer'>;
export type TextPath = PathOf<'text' | 'path' | 'timezone'>;
export type ChoicePath = PathOf<'choice'>;
export type ChoiceOf<Path extends ChoicePath> = Extract<
  AnyKey,
  { path: Path; type: 'choice' }
>['choices'][number];
export type BooleanPath = PathOf<'boolean'>;
export type DurationPath = PathOf<'duration'>;
export type DatePath = PathOf<'date'>;
export type TextsPath = PathOf<'texts'>;

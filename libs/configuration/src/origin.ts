import type { Location } from './key-locator.ts';

/** Where a value came from. */
export type Origin =
  | { readonly kind: 'default' }
  | {
      readonly kind: 'file';
      readonly file: string;
      /** Both count from 1. */
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: 'environment'; readonly name: string }
  /** `text` is what stood behind `--set`. */
  | { readonly kind: 'flag'; readonly text: string };

/** A value as it was given, before anything about it was checked. */
export interface Given {
  readonly path: string;
  readonly value: unknown;
  /** As it was written; empty where that is not known. */
  readonly raw: string;
  readonly origin: Origin;
}

/** A checked value. */
export interface Setting {
  readonly value: unknown;
  readonly origin: Origin;
}

export const DEFAULT: Origin = { kind: 'default' };

export const fileOrigin = (file: string, { line, column }: Location): Origin => ({
  kind: 'file',
  file,
  line,
  column,
});

/** For people: `run.toml:3:1`, `--set backtest.cash=5`, `environment STRATVECTOR_BACKTEST__CASH`. */
export const originText = (origin: Origin): string => {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'file':
      return `${origin.file}:${origin.line}:${origin.column}`;
    case 'environment':
      return `environment ${origin.name}`;
    case 'flag':
      return `--set ${origin.text}`;
  }
};

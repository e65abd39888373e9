import { decimalText } from './decimal.ts';
import type { Origin } from './origin.ts';
import { originText } from './origin.ts';

/** One thing that is wrong with a configuration: where, what was found, what is allowed. */
export interface ConfigurationProblem {
  /** The file, or the flag or variable that the value came from. */
  readonly file: string;
  /** Counts from 1; null for what came from a flag or the environment. */
  readonly line: number | null;
  readonly column: number | null;
  readonly key: string | null;
  /** What was found, what is allowed and what to do. */
  readonly sentence: string;
  /** The broken lines with a pointer under the place; null where the text itself is sound. */
  readonly excerpt: string | null;
}

/** `run.toml:3:1: backtest.cash: …`, as compilers write it. */
export const formatProblem = (problem: ConfigurationProblem): string => {
  const { file, line, column, key, sentence, excerpt } = problem;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const text = `${place}: ${key === null ? '' : `${key}: `}${sentence}`;
  return excerpt === null ? text : `${text}\n${excerpt}`;
};

const LONGEST = 60;
/** Of keys and flags, which are echoed where they are wrong. */
const LONGEST_KEY = 200;

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 3)}...` : text;

const shownValue = (value: unknown): string => {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : `${value}`;
  if (value instanceof Date) return value.toISOString();
  const safe = (_key: string, item: unknown): unknown =>
    typeof item === 'bigint' ? String(item) : item;
  return JSON.stringify(value, safe);
};

/** A found value as the user would write it, cut to one line. */
export const show = (value: unknown): string => cut(shownValue(value), LONGEST);

/** Says what is wrong with a value or key that came from somewhere. */
export type Complain = (key: string | null, origin: Origin, sentence: string) => void;

/** Gathers every problem of a load, not only the first. */
export class Problems {
  readonly all: ConfigurationProblem[] = [];
  /** Keys that are wrong by themselves; nothing more is concluded from them. */
  readonly keys = new Set<string>();

  readonly add: Complain = (key, origin, sentence) => {
    if (key !== null) this.keys.add(key);
    const at = origin.kind === 'file' ? origin : { line: null, column: null };
    const file = origin.kind === 'file' ? origin.file : cut(originText(origin), LONGEST_KEY);
    const shown = key === null ? null : cut(key, LONGEST_KEY);
    this.all.push({ file, line: at.line, column: at.column, key: shown, sentence, excerpt: null });
  };

  /** Those of the file from its top to its end, then the others as they came. */
  sorted(): readonly ConfigurationProblem[] {
    const rank = (problem: ConfigurationProblem): number => problem.line ?? Infinity;
    const columns = (problem: ConfigurationProblem): number => problem.column ?? 0;
    return [...this.all].sort((a, b) =>
      rank(a) === rank(b) ? columns(a) - columns(b) : rank(a) - rank(b),
    );
  }
}

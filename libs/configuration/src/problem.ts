/** One thing that is wrong with a configuration: where, what was found, what is allowed. */
export interface ConfigurationProblem {
  readonly file: string;
  /** Counts from 1; null for what came from a flag or the environment. */
  readonly line: number | null;
  readonly column: number | null;
  readonly key: string | null;
  /** What was found, what is allowed and what to do. */
  readonly sentence: string;
}

/** `run.toml:3: backtest.cash: …`, as compilers write it. */
export const formatProblem = ({ file, line, column, key, sentence }: ConfigurationProblem) => {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return `${place}: ${key === null ? '' : `${key}: `}${sentence}`;
};

/** A found value as the user would write it, cut to one line. */
export const show = (value: unknown): string => {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

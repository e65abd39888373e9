/** One measured figure. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the figure is a share or a multiple of, and that share; null for a figure that stands alone. */
  readonly ratio: { readonly of: string; readonly value: number } | null;
  /** What is wanted of the ratio, or of the value where there is none; null where nothing is. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
  /** How much was done: bars a fill, events, versions. */
  readonly note: string;
}

export interface Group {
  readonly name: string;
  readonly title: string;
  /** Whether the machine was too busy for the figures to say anything. */
  readonly isNoisy: boolean;
  readonly rows: readonly Row[];
}

/** Null where nothing is wanted. */
export const isMet = ({ ratio, value, target }: Row): boolean | null => {
  if (!target) return null;
  const measured = ratio ? ratio.value : value;
  return 'atLeast' in target ? measured >= target.atLeast : measured <= target.atMost;
};

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3);

const wanted = (row: Row): string => {
  const met = isMet(row);
  if (met === null || !row.target) return '';
  const bound =
    'atLeast' in row.target
      ? `at least ${digits(row.target.atLeast)}`
      : `at most ${digits(row.target.atMost)}`;
  return `, wanted ${bound}: ${met ? 'met' : 'MISSED'}`;
};

export const textOf = (row: Row): string => {
  const ratio = row.ratio ? `, ${digits(row.ratio.value)} of ${row.ratio.of}` : '';
  const note = row.note === '' ? '' : ` (${row.note})`;
  return `${row.name}: ${digits(row.value)} ${row.unit}${ratio}${wanted(row)}${note}`;
};

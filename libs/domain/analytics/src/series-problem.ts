/** One thing that is wrong with a series, in words for the user. Rows count from 0. */
export interface SeriesProblem {
  readonly column: 'equity' | 'returns' | 'benchmark' | 'times';
  /** Null where the whole column is meant. */
  readonly row: number | null;
  readonly found: string;
  readonly allowed: string;
}

/** A series as it was read, before anything is worked out from it. */
export interface RawSeries {
  readonly kind: 'equity' | 'returns';
  readonly values: Float64Array;
  /** Milliseconds, one a value. */
  readonly times: Float64Array | null;
  /** Of the same kind, one a value. */
  readonly benchmark: Float64Array | null;
}

type Column = SeriesProblem['column'];

/** After so many, more rows of a column would only repeat what is wrong with it. */
const PROBLEMS_MAX = 20;

const rowsOf = (
  column: Column,
  values: Float64Array,
  allowed: string,
  holds: (value: number, row: number) => boolean,
): readonly SeriesProblem[] => {
  const found: SeriesProblem[] = [];
  for (let row = 0; row < values.length && found.length < PROBLEMS_MAX; row += 1) {
    const value = values[row] ?? NaN;
    if (!holds(value, row)) found.push({ column, row, found: String(value), allowed });
  }
  return found;
};

const valuesOf = (
  column: Column,
  kind: RawSeries['kind'],
  values: Float64Array,
): readonly SeriesProblem[] =>
  kind === 'equity'
    ? rowsOf(
        column,
        values,
        'an equity above 0: a return from nothing has no value; end the series before it',
        (value) => value > 0 && value < Infinity,
      )
    : rowsOf(
        column,
        values,
        'a simple return above −1, such as 0.012 for 1.2 %; end the series before a total loss',
        (value) => value > -1 && value < Infinity,
      );

const timesOf = (times: Float64Array): readonly SeriesProblem[] => {
  const unreadable = rowsOf(
    'times',
    times,
    'a time such as 2024-03-28 or 2024-03-28T14:30:00Z; whether the day or the month comes first is never guessed',
    (time) => Number.isFinite(time),
  );
  if (unreadable.length > 0) return unreadable;
  return rowsOf(
    'times',
    times,
    'a time after the one before it; sort the rows and remove duplicates',
    (time, row) => row === 0 || time > (times[row - 1] ?? NaN),
  );
};

const lengthOf = (
  column: Column,
  values: Float64Array | null,
  rows: number,
): readonly SeriesProblem[] =>
  values && values.length !== rows
    ? [
        {
          column,
          row: null,
          found: `${values.length} rows`,
          allowed: `${rows} rows, one for each value; give both series over the same times`,
        },
      ]
    : [];

/** Everything that keeps a series from being measured; empty for a sound one. */
export const seriesProblems = ({
  kind,
  values,
  times,
  benchmark,
}: RawSeries): readonly SeriesProblem[] => [
  ...valuesOf(kind, kind, values),
  ...lengthOf('times', times, values.length),
  ...timesOf(times ?? new Float64Array()),
  ...lengthOf('benchmark', benchmark, values.length),
  ...valuesOf('benchmark', kind, benchmark ?? new Float64Array()),
];

import { resolveParameters } from '@stratvector/model';
import type { BarColumns, ParameterValues } from '@stratvector/model';
import { computeColumns } from './column.ts';
import type { IndicatorSeries } from './column.ts';
import type { IndicatorDefinition } from './indicator.ts';

/**
 * 150 bars that rise, fall and cross; expected values in the specs are TA-Lib's, or numpy's where
 * TA-Lib has no such indicator.
 */

const LENGTH = 150;
const DAY_MS = 86_400_000;

const cents = (value: number): number => Math.round(value * 100) / 100;
const column = (value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: LENGTH }, (_, row) => value(row));

const close = column((i) =>
  cents(100 + 10 * Math.sin(i * 0.3) + 5 * Math.cos(i * 0.11) + 0.05 * i),
);
const open = column((i) =>
  cents(100 + 10 * Math.sin((i - 1) * 0.3 + 0.05) + 5 * Math.cos((i - 1) * 0.11) + 0.05 * (i - 1)),
);
const high = column((i) =>
  cents(Math.max(open[i] ?? 0, close[i] ?? 0) + 0.5 + 0.4 * Math.sin(i * 1.3)),
);
const low = column((i) =>
  cents(Math.min(open[i] ?? 0, close[i] ?? 0) - 0.6 - 0.4 * Math.cos(i * 1.9)),
);

export const BARS: BarColumns = {
  length: LENGTH,
  openTime: column((i) => i * DAY_MS),
  closeTime: column((i) => (i + 1) * DAY_MS),
  open,
  high,
  low,
  close,
  volume: column((i) => Math.round(10_000 + 3000 * Math.sin(i * 0.7) + 50 * i)),
  hasVolume: true,
};

export const OTHER = column((i) =>
  cents(50 + 4 * Math.sin(i * 0.25 + 0.5) + 2 * Math.cos(i * 0.4) + 0.02 * i),
);

/** Five bars each. */
export const SESSIONS = Int32Array.from(OTHER, (_, row) => Math.floor(row / 5));

/** On the bars above, or others; of two instruments, the other has these closes at them. */
export const seriesOf = (
  bars: BarColumns = BARS,
  other: Float64Array | null = OTHER,
): IndicatorSeries => ({
  bars,
  sessions: () => SESSIONS.subarray(0, bars.length),
  closesOf: () => other,
});

/** Of the definition with its defaults, or parameters that are resolved. */
export const columnsOf = (
  definition: IndicatorDefinition,
  parameters: ParameterValues = resolveParameters(definition.parameters, {}).values,
  series: IndicatorSeries = seriesOf(),
): readonly Float64Array[] =>
  computeColumns({ definition, parameters, output: null, on: null, other: 'OTHER' }, series);

/** All outputs at one row, with the parameters' defaults. */
export const valuesAt = (definition: IndicatorDefinition, row: number): readonly number[] =>
  columnsOf(definition).map((values) => values[row] ?? NaN);

/** The first row at which every output has a value. */
export const firstRow = (definition: IndicatorDefinition): number =>
  Math.max(
    ...columnsOf(definition).map((values) => values.findIndex((value) => !Number.isNaN(value))),
  );

import { instrumentId, resolveParameters } from '@stratvector/model';
import type { BarColumns, ParameterValues } from '@stratvector/model';
import { BarCursor } from '../api/bar-cursor.ts';
import { Decisions } from '../api/decisions.ts';
import type { StrategyDefinition, StrategySetup } from '../api/strategy-definition.ts';
import { indicatorColumns } from '../runner/indicator-columns.ts';

/** Daily bars that open, peak and end at the same price, for strategies that look at closes. */
export const barsOfCloses = (closes: readonly number[]): BarColumns => {
  const close = Float64Array.from(closes);
  const openTime = close.map((_, row) => row * 86_400_000);
  return {
    length: close.length,
    openTime,
    closeTime: openTime.map((time) => time + 86_400_000),
    open: close,
    high: close,
    low: close,
    close,
    volume: close.map(() => 1000),
    hasVolume: true,
  };
};

interface TraceTerms {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly allowShort?: boolean;
}

const cursorsOf = (
  definition: StrategyDefinition,
  universe: Readonly<Record<string, BarColumns>>,
  parameters: ParameterValues,
): readonly BarCursor[] => {
  const positions = new Float64Array(Object.keys(universe).length);
  return Object.entries(universe).map(([id, columns], index) => {
    const indicators = indicatorColumns(definition.indicators?.(parameters) ?? {}, {
      bars: columns,
      sessions: () => Int32Array.from(columns.close, (_, row) => row),
      closesOf: (symbol) => universe[symbol]?.close ?? null,
    });
    const timeframe = '1d';
    return new BarCursor({
      instrumentId: instrumentId(id),
      index,
      positions,
      place: index,
      family: new Map(),
      timeframe,
      columns,
      indicators,
    });
  });
};

const setupOf = (
  cursors: readonly BarCursor[],
  parameters: ParameterValues,
  allowShort: boolean,
): StrategySetup => {
  const instruments = cursors.map((cursor) => cursor.instrumentId);
  return { parameters, instruments, timeframe: '1d', allowShort };
};

/** What a strategy decides over several instruments of equal length, as `row: A=1 reason`. */
export const traceAll = (
  definition: StrategyDefinition,
  universe: Readonly<Record<string, BarColumns>>,
  { parameters: given = {}, allowShort = false }: TraceTerms = {},
): readonly string[] => {
  const parameters = resolveParameters(definition.parameters, given).values;
  const cursors = cursorsOf(definition, universe, parameters);
  const setup = setupOf(cursors, parameters, allowShort);
  const decide = new Decisions(cursors.length);
  const running = definition.create(setup);
  const told: string[] = [];
  const show = (row: number): void => {
    for (const cursor of cursors) {
      BarCursor.moveTo(cursor, row);
      if (row + 1 >= definition.warmUp(parameters)) running.onBar?.(cursor, decide);
    }
    running.onInstant?.({ closeTime: row, bars: cursors, latest: cursors }, decide);
    for (const { instrument, value, reason } of decide.take())
      told.push(`${row}: ${String(setup.instruments[instrument])}=${value} ${reason}`);
  };
  const rows = Math.min(...Object.values(universe).map(({ length }) => length));
  for (let row = 0; row < rows; row += 1) show(row);
  return told;
};

/** The same on one instrument, as `row: 1 reason`. */
export const trace = (
  definition: StrategyDefinition,
  columns: BarColumns,
  parameters: Readonly<Record<string, unknown>> = {},
  allowShort = false,
): readonly string[] =>
  traceAll(definition, { TEST: columns }, { parameters, allowShort }).map((line) =>
    line.replace('TEST=', ''),
  );

import { instrumentId, resolveParameters } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import { BarCursor } from '../api/bar-cursor.ts';
import { Decisions } from '../api/decisions.ts';
import type { StrategyDefinition } from '../api/strategy-definition.ts';

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

/** What a strategy decides bar by bar on one instrument, as `row: value reason`. */
export const trace = (
  definition: StrategyDefinition,
  columns: BarColumns,
  given: Readonly<Record<string, unknown>> = {},
  allowShort = false,
): readonly string[] => {
  const parameters = resolveParameters(definition.parameters, given).values;
  const instrument = instrumentId('TEST');
  const positions = new Float64Array(1);
  const indicators = new Map<string, Float64Array>();
  const bar = new BarCursor({
    instrumentId: instrument,
    index: 0,
    positions,
    timeframe: '1d',
    columns,
    indicators,
  });
  const decide = new Decisions(1);
  const running = definition.create({
    parameters,
    instruments: [instrument],
    timeframe: '1d',
    allowShort,
  });
  const told: string[] = [];
  for (bar.row = definition.warmUp(parameters) - 1; bar.row < columns.length; bar.row += 1) {
    running.onBar?.(bar, decide);
    for (const { value, reason } of decide.take()) told.push(`${bar.row}: ${value} ${reason}`);
  }
  return told;
};

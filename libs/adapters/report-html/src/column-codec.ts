import type { ColumnSpec } from './chart-spec.ts';

function toBase64(column: Float32Array | Float64Array): string {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64');
}

/** A column whose every digit counts: money, prices, times. */
export function encodePrecise(column: Float64Array): ColumnSpec {
  return { bytes: 8, data: toBase64(column) };
}

/** A column of fractions and ratios: seven digits are more than a chart shows. */
export function encodeCompact(column: Float64Array): ColumnSpec {
  return { bytes: 4, data: toBase64(Float32Array.from(column)) };
}

import type { BarColumns, ParameterDeclaration, ParameterValues } from '@stratvector/model';

/** Columns of labels begin with it, so that nobody takes them for something known at the bar. */
export const FORWARD_PREFIX = 'forward_';

/**
 * One label: what became of a bar, known only later. For training and judging models; strategies
 * cannot name it. One file, one definition, one line in the registry.
 */
export interface LabelDefinition {
  /** Lower case, as in expressions: `triple_barrier(20,0.02,0.01)`. */
  readonly name: string;
  readonly title: string;
  /** Book or paper that defines it. */
  readonly source: string;
  readonly parameters: readonly ParameterDeclaration[];
  readonly outputs: readonly string[];
  /** One column per output; NaN where the bars that decide do not exist yet. */
  readonly compute: (bars: BarColumns, parameters: ParameterValues) => readonly Float64Array[];
}

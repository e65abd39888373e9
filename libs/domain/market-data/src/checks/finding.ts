import { at } from '../column-value.ts';
import type { CheckFinding, CheckInput } from './check.ts';

/** A finding about one bar, and whatever others it stands for. */
export const barFinding = (
  { bars, line }: CheckInput,
  row: number,
  { values, sentence, count = 1 }: Pick<CheckFinding, 'values' | 'sentence'> & { count?: number },
): CheckFinding => ({ line: at(line, row), time: at(bars.openTime, row), values, count, sentence });

/** A figure as people read it. */
export const shown = (value: number): string => String(Number(value.toPrecision(6)));

import { firstAfter } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import type { DeclaredIndicators } from '../api/strategy-definition.ts';
import { parseExpression } from '../indicators/expression.ts';
import type { IndicatorExpression } from '../indicators/expression.ts';
import type { IndicatorKernel } from '../indicators/indicator.ts';
import { createKernel, noBar } from '../indicators/kernel.ts';
import { grown } from './arriving-columns.ts';
import { columnNames } from './indicator-columns.ts';

/** The bars of another instrument, by its symbol; undefined for a stranger. */
export type BarsOf = (symbol: string) => BarColumns | undefined;

interface Fed {
  readonly expression: IndicatorExpression;
  readonly kernel: IndicatorKernel;
  /** The names under which each output is found. */
  readonly names: readonly (readonly string[])[];
}

const fedOf = (declared: DeclaredIndicators): readonly Fed[] =>
  Object.entries(declared).flatMap(([name, text]) => {
    const { expression } = parseExpression(text);
    if (!expression) return [];
    const names = columnNames(name, expression);
    return [{ expression, kernel: createKernel(expression), names }];
  });

/**
 * Declared indicators as columns that grow with their bars: the kernels that fill the columns of a
 * backtest, fed one bar at a time.
 */
export class GrowingIndicators {
  readonly columns = new Map<string, Float64Array>();
  readonly #fed: readonly Fed[];
  readonly #bars: BarColumns;
  readonly #others: BarsOf;
  readonly #bar = noBar();

  constructor(declared: DeclaredIndicators, bars: BarColumns, others: BarsOf) {
    this.#fed = fedOf(declared);
    this.#bars = bars;
    this.#others = others;
    const capacity = bars.close.length;
    for (const { names } of this.#fed)
      for (const name of names.flat()) this.columns.set(name, new Float64Array(capacity));
  }

  /** Takes in the last bar; `session` is a number that the bars of one session share. */
  push(session: number): void {
    const { length, open, high, low, close, volume } = this.#bars;
    const row = length - 1;
    const bar = this.#bar;
    bar.open = open[row] as number;
    bar.high = high[row] as number;
    bar.low = low[row] as number;
    bar.close = close[row] as number;
    bar.volume = volume[row] as number;
    bar.session = session;
    for (const { expression, kernel, names } of this.#fed) {
      bar.other = expression.other === null ? NaN : this.#closeOf(expression.other);
      kernel.update(bar);
      for (const [output, written] of names.entries())
        for (const name of written) this.#write(name, row, kernel.values[output] ?? NaN);
    }
  }

  /** The close of another at the last bar, if it has closed since the bar before did. */
  #closeOf(symbol: string): number {
    const other = this.#others(symbol);
    if (!other) return NaN;
    const { openTime, closeTime, length } = this.#bars;
    const row = length - 1;
    const since = (row === 0 ? openTime[0] : closeTime[row - 1]) as number;
    const last = firstAfter(other.closeTime, closeTime[row] as number) - 1;
    return (other.closeTime[last] ?? NaN) > since ? (other.close[last] as number) : NaN;
  }

  #write(name: string, row: number, value: number): void {
    let column = this.columns.get(name) as Float64Array;
    if (row >= column.length) {
      column = grown(column, this.#bars.close.length, NaN);
      this.columns.set(name, column);
    }
    column[row] = value;
  }
}

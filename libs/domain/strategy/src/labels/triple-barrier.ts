import { numberOf } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import type { LabelDefinition } from './label.ts';

const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

interface Barriers {
  readonly bars: number;
  readonly up: number;
  readonly down: number;
}

interface Touch {
  readonly side: number;
  readonly return: number;
  readonly bars: number;
}

/** The first barrier that later bars touch; null while none is and the last is not reached. */
const firstTouch = (
  { open, high, low, close, length }: BarColumns,
  row: number,
  { bars, up, down }: Barriers,
): Touch | null => {
  const entry = at(close, row);
  const [top, bottom] = [entry * (1 + up), entry * (1 - down)];
  for (let later = row + 1; later <= row + bars && later < length; later += 1) {
    // Of a bar that touches both, the worse is taken; a bar that opens beyond one ends at its open.
    if (at(low, later) <= bottom)
      return { side: -1, return: Math.min(bottom, at(open, later)) / entry - 1, bars: later - row };
    if (at(high, later) >= top)
      return { side: 1, return: Math.max(top, at(open, later)) / entry - 1, bars: later - row };
  }
  const end = row + bars;
  return end < length ? { side: 0, return: at(close, end) / entry - 1, bars } : null;
};

const fraction = (name: string, description: string) =>
  ({ name, type: 'number', min: 0.000001, max: 1, default: 0.02, description }) as const;

/** López de Prado, Advances in Financial Machine Learning, 2018, section 3.3. */
export const tripleBarrier: LabelDefinition = {
  name: 'triple_barrier',
  title: 'Which of three barriers is touched first: above, below, or the end of the time',
  source: 'López de Prado, Advances in Financial Machine Learning, 2018, 3.3',
  parameters: [
    {
      name: 'bars',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
      description: 'How many bars later at the latest.',
    },
    fraction('up', 'Fraction of the close at which the barrier above stands.'),
    fraction('down', 'Fraction of the close at which the barrier below stands.'),
  ],
  outputs: ['side', 'return', 'bars'],
  compute: (columns, parameters) => {
    const value = (name: string): number => numberOf(parameters, name);
    const barriers = { bars: value('bars'), up: value('up'), down: value('down') };
    const made = ['side', 'return', 'bars'].map(() => new Float64Array(columns.length).fill(NaN));
    for (let row = 0; row < columns.length; row += 1) {
      const touch = firstTouch(columns, row, barriers);
      if (!touch) continue;
      [touch.side, touch.return, touch.bars].forEach((cell, place) => {
        const column = made[place];
        if (column) column[row] = cell;
      });
    }
    return made;
  },
};

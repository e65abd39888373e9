import type { CsvRow } from './saved-run.ts';

/** How the fills of one run compare with those of another, in the order of their time. */
export interface FillDifferences {
  /** Equal in time, instrument, side, quantity, price and costs. */
  readonly same: number;
  /** Of the same strategy, time, instrument and side, with other numbers. */
  readonly changed: readonly (readonly [CsvRow, CsvRow])[];
  readonly onlyFirst: readonly CsvRow[];
  readonly onlyOther: readonly CsvRow[];
}

const PLACE = ['time', 'strategy', 'instrument', 'side'] as const;
const NUMBERS = ['quantity', 'price', 'commission', 'fees', 'slippage'] as const;

const joined = (row: CsvRow, names: readonly string[]): string =>
  names.map((name) => row[name] ?? '').join('|');

const grouped = (rows: readonly CsvRow[]): ReadonlyMap<string, readonly CsvRow[]> => {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const key = joined(row, PLACE);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

/** Order ids are left aside: they only count. */
export const fillDifferences = (
  first: readonly CsvRow[],
  other: readonly CsvRow[],
): FillDifferences => {
  const [left, right] = [grouped(first), grouped(other)];
  let same = 0;
  const changed: [CsvRow, CsvRow][] = [];
  const onlyFirst: CsvRow[] = [];
  const onlyOther: CsvRow[] = [];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [ours, theirs] = [left.get(key) ?? [], right.get(key) ?? []];
    ours.forEach((row, place) => {
      const match = theirs[place];
      if (!match) onlyFirst.push(row);
      else if (joined(row, NUMBERS) === joined(match, NUMBERS)) same += 1;
      else changed.push([row, match]);
    });
    onlyOther.push(...theirs.slice(ours.length));
  }
  return { same, changed, onlyFirst, onlyOther };
};

const MIDNIGHT = 'T00:00:00Z';

/** Of a bar of days its date: the midnight that ends it would name the day after. */
const whenOf = (time: string, bar: string): string =>
  time.endsWith(MIDNIGHT) && bar.endsWith(MIDNIGHT) ? bar.replace(MIDNIGHT, '') : time;

/** `2019-03-28 buy 12 AAPL at 101.5`, with what it cost. */
export const fillText = (row: CsvRow): string => {
  const cost = ['commission', 'fees', 'slippage'].reduce(
    (sum, name) => sum + Number(row[name] ?? 0),
    0,
  );
  const when = whenOf(row['time'] ?? '', row['bar'] ?? '');
  return `${when} ${row['side'] ?? ''} ${row['quantity'] ?? ''} ${row['instrument'] ?? ''} at ${row['price'] ?? ''}, costs ${cost.toFixed(2)}`;
};

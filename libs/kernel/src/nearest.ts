const isSwapped = (a: string, b: string, row: number, column: number): boolean =>
  row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];

/** Edits that turn one text into another: insertions, deletions, replacements, neighbor swaps. */
export const editDistance = (a: string, b: string): number => {
  const width = b.length + 1;
  const table = new Array<number>((a.length + 1) * width).fill(0);
  const cost = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let column = 0; column < width; column += 1) table[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    table[row * width] = row;
    for (let column = 1; column < width; column += 1)
      table[row * width + column] = Math.min(
        cost(row - 1, column) + 1,
        cost(row, column - 1) + 1,
        cost(row - 1, column - 1) + Number(a[row - 1] !== b[column - 1]),
        isSwapped(a, b, row, column) ? cost(row - 2, column - 2) + 1 : Infinity,
      );
  }
  return cost(a.length, b.length);
};

/** The known names that a mistyped one may mean, nearest first; none when all are far off. */
export const nearestNames = (
  name: string,
  candidates: readonly string[],
  limit = 3,
): readonly string[] => {
  const wanted = name.toLowerCase();
  if (wanted === '') return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return (
    candidates
      // Each sign too many is an edit, so a name of thousands costs nothing.
      .filter((candidate) => wanted.length - candidate.length <= most)
      .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
      .filter(
        ({ candidate, distance }) => distance <= most || candidate.toLowerCase().startsWith(wanted),
      )
      .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
      .slice(0, limit)
      .map(({ candidate }) => candidate)
  );
};

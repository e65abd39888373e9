/** Rows under a head, columns as wide as their widest cell; numbers are set right. */
export const tableLines = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const widths = head.map((name, place) =>
    Math.max(name.length, ...rows.map((row) => (row[place] ?? '').length)),
  );
  const isNumber = head.map((_, place) => rows.every((row) => /^[-\d,.]*$/.test(row[place] ?? '')));
  return [head, ...rows].map((row) =>
    row
      .map((cell, place) =>
        isNumber[place] ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

/** The first place of an ascending column whose value is at least this; its length where none is. */
export const firstFrom = (column: ArrayLike<number>, value: number): number => {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first place of an ascending column whose value is above this; its length where none is. */
export const firstAfter = (column: ArrayLike<number>, value: number): number => {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

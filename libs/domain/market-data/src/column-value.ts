/** A cell of a column; NaN outside it, so that arithmetic on what does not exist stays visible. */
export const at = (column: ArrayLike<number>, row: number): number => column[row] ?? NaN;

import { at } from '../column-value.ts';

export type Matrix = readonly (readonly number[])[];

const PIVOT_MIN = 1e-12;

/** The part of a cell that the columns before it do not explain. */
const unexplained = (row: Float64Array, other: Float64Array, upTo: number): number => {
  let sum = 0;
  for (let before = 0; before < upTo; before += 1) sum += at(row, before) * at(other, before);
  return sum;
};

const isSymmetric = (matrix: Matrix): boolean =>
  matrix.every((cells, row) =>
    matrix.every((other, column) => cells[column] !== undefined && cells[column] === other[row]),
  );

/**
 * The lower triangle L with L L' = M, row by row (Golub and Van Loan, Matrix Computations, 4.2);
 * null where M is not symmetric and positive definite, so no correlation matrix.
 */
export const choleskyOf = (matrix: Matrix): readonly Float64Array[] | null => {
  if (!isSymmetric(matrix)) return null;
  const lower: Float64Array[] = [];
  for (const [row, cells] of matrix.entries()) {
    const own = new Float64Array(matrix.length);
    for (const [column, above] of lower.entries())
      own[column] = (at(cells, column) - unexplained(own, above, column)) / at(above, column);
    const pivot = at(cells, row) - unexplained(own, own, row);
    if (!(pivot > PIVOT_MIN)) return null;
    own[row] = Math.sqrt(pivot);
    lower.push(own);
  }
  return lower;
};

/** Every pair correlated alike. */
export const equicorrelation = (size: number, correlation: number): Matrix =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_one, column) => (row === column ? 1 : correlation)),
  );

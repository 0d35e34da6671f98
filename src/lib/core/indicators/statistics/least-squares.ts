import { inverse, Matrix, QrDecomposition } from 'ml-matrix';

/** A fitted linear model. `unscaled` times the residual variance is the covariance of the coefficients. */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Inverse of X'X. */
  readonly unscaled: readonly (readonly number[])[];
  /** Logarithm of the determinant of X'X. */
  readonly logDeterminant: number;
  readonly sumOfSquares: number;
  /** Rows less columns. */
  readonly degrees: number;
}

/** A column this near to a combination of those before it, relative to its own length, adds nothing. */
const nearDependence = 1e-9;

/**
 * Least squares `y = X b`, `b = (X'X)^-1 X'y`, by the QR decomposition of X with its columns scaled to length 1.
 * Null when a column is a combination of others, or there are fewer rows than columns.
 * Example: rows [1, 1], [1, 2], [1, 3] and y 1, 2, 4 give -0.6667 and 1.5, sum of squares 0.1667.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  y: readonly number[],
): LeastSquares | null {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.length < columns) return null;
  const lengths = Array.from({ length: columns }, (_, column) =>
    Math.sqrt(rows.reduce((sum, row) => sum + row[column]! ** 2, 0)),
  );
  if (lengths.some((length) => !(length > 0) || !Number.isFinite(length))) return null;
  const scaled = new Matrix(rows.map((row) => row.map((cell, column) => cell / lengths[column]!)));
  const qr = new QrDecomposition(scaled);
  const upper = qr.upperTriangularMatrix;
  const diagonal = upper.diagonal();
  if (diagonal.some((cell) => !(Math.abs(cell) > nearDependence))) return null;
  const solved = qr.solve(Matrix.columnVector([...y])).to1DArray();
  const coefficients = solved.map((cell, column) => cell / lengths[column]!);
  const residuals = rows.map((row, at) => y[at]! - dot(row, coefficients));
  const root = inverse(upper);
  const unscaled = root
    .mmul(root.transpose())
    .to2DArray()
    .map((row, i) => row.map((cell, j) => cell / (lengths[i]! * lengths[j]!)));
  return {
    coefficients,
    residuals,
    unscaled,
    logDeterminant: 2 * diagonal.reduce((sum, cell, at) => sum + Math.log(Math.abs(cell) * lengths[at]!), 0),
    sumOfSquares: dot(residuals, residuals),
    degrees: rows.length - columns,
  };
}

/** The variance of a weighted sum of the coefficients, in units of the residual variance: w' (X'X)^-1 w. */
export function contrastSpread({ unscaled }: LeastSquares, weights: readonly number[]): number {
  return unscaled.reduce((sum, row, at) => sum + weights[at]! * dot(row, weights), 0);
}

/**
 * The standard error of a weighted sum of the coefficients, sqrt(s2 w' (X'X)^-1 w), given the residual variance s2.
 * Example: the slope of the example of `leastSquares`: sqrt(0.1667 x 0.5) = 0.289.
 */
export function contrastError(fit: LeastSquares, weights: readonly number[], variance: number): number {
  return Math.sqrt(Math.max(0, variance * contrastSpread(fit, weights)));
}

/** The sum of products of two lists of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, cell, at) => sum + cell * b[at]!, 0);
}

/**
 * What a chain with absorption collects from each of its n states: the solution x of x = M x + b, for two b at once.
 * `rows` holds n rows of n + 2 numbers, M and both b, and is used up. Elimination needs no pivots here: rows of M are
 * non-negative and sum to less than one wherever absorption is near.
 */
export function solveAbsorbing(rows: Float64Array, n: number): { first: Float64Array; second: Float64Array } {
  const width = n + 2;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) rows[i * width + j] = (i === j ? 1 : 0) - get(rows, i * width + j);
  }
  for (let pivot = 0; pivot < n; pivot++) {
    const from = pivot * width;
    for (let i = pivot + 1; i < n; i++) {
      const factor = get(rows, i * width + pivot) / get(rows, from + pivot);
      if (factor === 0) continue;
      for (let j = pivot; j < width; j++)
        rows[i * width + j] = get(rows, i * width + j) - factor * get(rows, from + j);
    }
  }
  return { first: substituteBack(rows, n, n), second: substituteBack(rows, n, n + 1) };
}

function substituteBack(rows: Float64Array, n: number, column: number): Float64Array {
  const width = n + 2;
  const solution = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = get(rows, i * width + column);
    for (let j = i + 1; j < n; j++) sum -= get(rows, i * width + j) * get(solution, j);
    solution[i] = sum / get(rows, i * width + i);
  }
  return solution;
}

function get(of: Float64Array, index: number): number {
  return of[index] as number;
}

import { exp, log } from '../math/exponential.js';
import {
  Best,
  folded,
  normal,
  startOf,
  type Objective,
  type SearchOptions,
  type SearchReport,
} from './search.js';

/** Standard deviation of the first steps, as a part of the cube's side. */
const FIRST_STEP = 0.3;
/** Below it nothing moves any more: the search begins anew elsewhere. */
const LAST_STEP = 1e-4;

/**
 * Covariance matrix adaptation by evolution, in the form without a covariance matrix: MA-ES (Beyer & Sendhoff,
 * "Simplify your covariance matrix adaptation evolution strategy", IEEE Trans. Evol. Comput. 21(5), 2017), with the
 * weights and rates of Hansen's tutorial (arXiv:1604.00772). Points beyond the cube are folded back into it; a search
 * that has come to rest begins again at a random point.
 */
export function matrixAdaptationSearch(objective: Objective, options: SearchOptions): SearchReport {
  const best = new Best(objective, options);
  const rates = ratesFor(options.dimensions);
  let state = fresh(startOf(options));
  while (!best.isSpent) {
    const children = [];
    for (let k = 0; k < rates.children && !best.isSpent; k++) {
      const draw = Float64Array.from(state.mean, () => normal(options.uniform));
      const step = times(state.matrix, draw);
      const point = state.mean.map((value, i) => folded(value + state.size * step[i]!));
      children.push({ draw, step, value: best.ask(point) });
    }
    best.step();
    children.sort((a, b) => b.value - a.value);
    if (children.length === rates.children) adapt(state, children, rates);
    if (!(state.size > LAST_STEP)) state = fresh(state.mean.map(() => options.uniform()));
  }
  return best.report();
}

interface State {
  mean: Float64Array;
  size: number;
  path: Float64Array;
  readonly matrix: Float64Array[];
}

interface Child {
  readonly draw: Float64Array;
  readonly step: Float64Array;
}

function fresh(mean: Float64Array): State {
  const matrix = Array.from(mean, (_, i) => Float64Array.from(mean, (__, j) => (i === j ? 1 : 0)));
  return { mean, size: FIRST_STEP, path: new Float64Array(mean.length), matrix };
}

/** λ, the weights of the better half, and the rates at which path, matrix and step follow. */
function ratesFor(dimensions: number) {
  const children = 4 + Math.floor(3 * log(dimensions));
  const parents = Math.floor(children / 2);
  const raw = Array.from({ length: parents }, (_, i) => log(parents + 0.5) - log(i + 1));
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((weight) => weight / sum);
  const effective = 1 / weights.reduce((a, w) => a + w * w, 0);
  const path = (effective + 2) / (effective + dimensions + 5);
  const rankOne = 2 / ((dimensions + 1.3) * (dimensions + 1.3) + effective);
  const rankMany = Math.min(
    1 - rankOne,
    (2 * (effective + 1 / effective - 2)) / ((dimensions + 2) * (dimensions + 2) + effective),
  );
  const damping = 1 + path + 2 * Math.max(0, Math.sqrt((effective - 1) / (dimensions + 1)) - 1);
  return { children, weights, effective, path, rankOne, rankMany, damping };
}

/** Moves the mean to the better half's, and lets the matrix and the step follow what worked; `children` best first. */
function adapt(state: State, children: readonly Child[], rates: ReturnType<typeof ratesFor>): void {
  const n = state.mean.length;
  const { weights, path, rankOne, rankMany } = rates;
  const draw = weighted(children, weights, (child) => child.draw);
  const step = weighted(children, weights, (child) => child.step);
  // Folded children stand for their images: the mean stays in the cube too.
  state.mean = state.mean.map((value, i) => folded(value + state.size * step[i]!));
  const gain = Math.sqrt(rates.effective * path * (2 - path));
  state.path = state.path.map((value, i) => (1 - path) * value + gain * draw[i]!);
  // M (I + c₁/2 (s sᵀ − I) + c_w/2 (Σ w z zᵀ − I))
  const along = times(state.matrix, state.path);
  for (let i = 0; i < n; i++) {
    const row = state.matrix[i]!;
    const next = row.map((value, j) => {
      let many = 0;
      for (let k = 0; k < weights.length; k++)
        many += weights[k]! * children[k]!.step[i]! * children[k]!.draw[j]!;
      return (
        (1 - (rankOne + rankMany) / 2) * value +
        (rankOne / 2) * along[i]! * state.path[j]! +
        (rankMany / 2) * many
      );
    });
    row.set(next);
  }
  const squared = state.path.reduce((sum, value) => sum + value * value, 0);
  state.size = Math.min(1, state.size * exp(((path / rates.damping) * (squared / n - 1)) / 2));
}

function weighted(
  children: readonly Child[],
  weights: readonly number[],
  of: (child: Child) => Float64Array,
): Float64Array {
  const sum = new Float64Array(of(children[0]!).length);
  weights.forEach((weight, k) => of(children[k]!).forEach((value, i) => (sum[i] = sum[i]! + weight * value)));
  return sum;
}

function times(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));
}

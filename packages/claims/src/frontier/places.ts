import { createStream, type RunResult } from '@dmct/core';

/** A place as conditions take it. */
export type Point = readonly [number, number, number];

/**
 * Places drawn uniformly from a ball of the given diameter. Experiments that ask who hears whom how loudly hand them to
 * the simulator as conditions, so as to know them.
 */
export function ballPlaces(nodes: number, seed: number, diameterMetres = 1000): readonly Point[] {
  const stream = createStream(seed, 'frontier places');
  const draw = (): number => diameterMetres * (stream.uniform() - 0.5);
  return Array.from({ length: nodes }, () => {
    for (;;) {
      const place = [draw(), draw(), draw()] as const;
      const square = place.reduce((sum, value) => sum + value * value, 0);
      if (4 * square <= diameterMetres * diameterMetres) return place;
    }
  });
}

/**
 * The traitors' part of the power that arrives at an honest general, each of them radiating `gain` times what an honest
 * one does: the mean over the honest. Places must be among the run's conditions; 1/r² with the clamp of the run.
 */
export function receivedShare(result: RunResult, gain: number): number {
  const { conditions, faulty, nodes } = result;
  const ids = Array.from({ length: nodes }, (_, id) => id);
  const honest = ids.filter((id) => !faulty.includes(id));
  const power = (from: number, at: number): number => {
    const [a, b] = [conditions.places[from], conditions.places[at]];
    if (a === undefined || b === undefined) return NaN;
    const square = a.reduce((sum, value, k) => sum + (value - b[k]!) * (value - b[k]!), 0);
    return 1 / Math.max(square, conditions.clampRadiusMetres * conditions.clampRadiusMetres);
  };
  let sum = 0;
  for (const at of honest) {
    let [truth, lie] = [0, 0];
    for (const from of ids) {
      if (from === at) continue;
      if (faulty.includes(from)) lie += gain * power(from, at);
      else truth += power(from, at);
    }
    sum += lie / (truth + lie);
  }
  return sum / honest.length;
}

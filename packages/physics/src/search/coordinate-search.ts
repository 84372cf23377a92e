import { Best, folded, startOf, type Objective, type SearchOptions, type SearchReport } from './search.js';

/**
 * The baseline: one coordinate after another, a step up and down, keeping what is better; steps halve once none is, and
 * a search that has come to rest begins again at a random point (Hooke & Jeeves, "Direct search", J. ACM 8(2), 1961).
 */
export function coordinateSearch(objective: Objective, options: SearchOptions): SearchReport {
  const best = new Best(objective, options);
  let point = startOf(options);
  let value = best.ask(point);
  let size = 0.25;
  while (!best.isSpent) {
    let isBetter = false;
    for (let i = 0; i < point.length; i++) {
      for (const side of [size, -size]) {
        if (best.isSpent) break;
        const tried = point.slice();
        tried[i] = folded(tried[i]! + side);
        const found = best.ask(tried);
        if (!(found > value)) continue;
        [point, value, isBetter] = [tried, found, true];
        break;
      }
    }
    best.step();
    if (isBetter) continue;
    size /= 2;
    if (size > 1e-3 || best.isSpent) continue;
    point = point.map(() => options.uniform());
    value = best.ask(point);
    size = 0.25;
  }
  return best.report();
}

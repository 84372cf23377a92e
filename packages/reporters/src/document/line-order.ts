/** Turning stretches of a way around ends when nothing gets shorter; so many rounds at most. */
const ROUNDS_MAX = 20;

/**
 * The lines of a diagram so that near ones are neighbours, which makes cones of light cones: a short way past everybody,
 * found from the nearest neighbour on by turning stretches around (2-opt; Croes 1958, "A method for solving
 * traveling-salesman problems", Operations Research 6). The same distances give the same order. Returns the lines' indices,
 * [row].
 */
export function orderByNearness(
  count: number,
  distance: (a: number, b: number) => number,
): readonly number[] {
  if (count < 3) return Array.from({ length: count }, (_, id) => id);
  const order = Array.from({ length: count }, (_, first) => greedyWay(count, first, distance)).reduce(
    (best, way) => (lengthOf(way, distance) < lengthOf(best, distance) - 1e-12 ? way : best),
  );
  for (let round = 0; round < ROUNDS_MAX && shorten(order, distance); round++);
  // Of the two directions the one that begins with the lower number.
  return order[0]! < order[count - 1]! ? order : order.reverse();
}

function greedyWay(count: number, first: number, distance: (a: number, b: number) => number): number[] {
  const left = new Set(Array.from({ length: count }, (_, id) => id));
  left.delete(first);
  const way = [first];
  while (left.size > 0) {
    const here = way[way.length - 1]!;
    const next = [...left].reduce((near, id) => (distance(here, id) < distance(here, near) ? id : near));
    left.delete(next);
    way.push(next);
  }
  return way;
}

function lengthOf(way: readonly number[], distance: (a: number, b: number) => number): number {
  return way.slice(1).reduce((sum, id, at) => sum + distance(way[at]!, id), 0);
}

/** One round of turning stretches around wherever that shortens the way; whether it did. */
function shorten(way: number[], distance: (a: number, b: number) => number): boolean {
  const step = (a: number | undefined, b: number | undefined): number =>
    a === undefined || b === undefined ? 0 : distance(a, b);
  let isShorter = false;
  for (let from = 0; from < way.length - 1; from++) {
    for (let to = from + 1; to < way.length; to++) {
      const [before, first, last, after] = [way[from - 1], way[from], way[to], way[to + 1]];
      const gain = step(before, first) + step(last, after) - step(before, last) - step(first, after);
      if (gain <= 1e-12 * (step(before, first) + step(last, after))) continue;
      way.splice(from, to - from + 1, ...way.slice(from, to + 1).reverse());
      isShorter = true;
    }
  }
  return isShorter;
}

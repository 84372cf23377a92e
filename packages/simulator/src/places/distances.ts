import { UsageError } from '@dmct/core';
import { EARTH_RADIUS_METRES, pinned, type Position } from '@dmct/physics';

/** Up to this many points every computed distance is kept (67 MB at most); above, it is computed anew. */
const KEPT_COUNT_MAX = 4096;

/** Distances between numbered points. */
export interface Distances {
  readonly metres: (a: number, b: number) => number;
  /** The longest of all; searched once, when first asked for. */
  readonly longestMetres: () => number;
}

/** Straight distances. */
export function straightDistances(positions: readonly Position[]): Distances {
  const points = coordinates(positions);
  const metres = (a: number, b: number): number => Math.sqrt(chordSquare(points, a, b));
  return { metres, longestMetres: once(() => longest(points, metres)) };
}

/** Distances along the mean sphere, between points that lie on it. */
export function surfaceDistances(positions: readonly Position[]): Distances {
  const points = coordinates(positions);
  const arc = (a: number, b: number): number => {
    // 2·atan2 of difference and sum is good at every angle; asin of half the chord is poor near antipodes.
    const apart = Math.sqrt(chordSquare(points, a, b));
    const together = Math.sqrt(antipodalChordSquare(points, a, b));
    return 2 * EARTH_RADIUS_METRES * pinned.atan2(apart, together);
  };
  return { metres: arc, longestMetres: once(() => longest(points, arc)) };
}

/** The same distances, each computed once. */
export function kept(distances: Distances, count: number): Distances {
  return count <= KEPT_COUNT_MAX ? { ...distances, metres: cached(distances.metres) } : distances;
}

function coordinates(positions: readonly Position[]): Float64Array {
  return Float64Array.from(positions.flatMap(({ x, y, z }) => [x, y, z]));
}

function chordSquare(points: Float64Array, a: number, b: number): number {
  const dx = at(points, 3 * a) - at(points, 3 * b);
  const dy = at(points, 3 * a + 1) - at(points, 3 * b + 1);
  const dz = at(points, 3 * a + 2) - at(points, 3 * b + 2);
  return dx * dx + dy * dy + dz * dz;
}

function antipodalChordSquare(points: Float64Array, a: number, b: number): number {
  const sx = at(points, 3 * a) + at(points, 3 * b);
  const sy = at(points, 3 * a + 1) + at(points, 3 * b + 1);
  const sz = at(points, 3 * a + 2) + at(points, 3 * b + 2);
  return sx * sx + sy * sy + sz * sz;
}

function at(points: Float64Array, index: number): number {
  const coordinate = points[index];
  if (coordinate === undefined)
    throw new UsageError(`there is no participant ${String(Math.floor(index / 3))}`);
  return coordinate;
}

/** A symmetric function of two indices, kept in a triangle whose rows are made and filled as it is asked. */
function cached(compute: (a: number, b: number) => number): typeof compute {
  const rows: Float64Array[] = [];
  return (a, b) => {
    if (a === b) return 0;
    const high = a > b ? a : b;
    const low = a > b ? b : a;
    const known = rows[high]?.[low];
    if (known !== undefined && known >= 0) return known;
    const computed = compute(low, high);
    const row = (rows[high] ??= new Float64Array(high).fill(-1));
    row[low] = computed;
    return computed;
  };
}

/** The longest chord belongs to the longest arc too, so the search needs no trigonometry. */
function longest(points: Float64Array, metres: (a: number, b: number) => number): number {
  const count = points.length / 3;
  let longestSquare = 0;
  let [from, to] = [0, 0];
  for (let a = 1; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const square = chordSquare(points, a, b);
      if (square > longestSquare) {
        longestSquare = square;
        [from, to] = [a, b];
      }
    }
  }
  return from === to ? 0 : metres(from, to);
}

function once(compute: () => number): () => number {
  let known: number | null = null;
  return () => (known ??= compute());
}

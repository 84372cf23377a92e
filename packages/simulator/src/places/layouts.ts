import type { RandomStream } from '@dmct/core';
import type { Position } from '@dmct/physics';

/** The four generals of the document's code example, in units of the scale; the last one is the traitor's place. */
const DOCUMENT_POINTS: readonly Position[] = [
  { x: 0, y: 0, z: 0 },
  { x: 1, y: 0, z: 0 },
  { x: 0, y: 1, z: 0 },
  { x: 0.5, y: 0.5, z: 0 },
];

/** Uniform in a ball of diameter `scaleMetres` about the origin: points of the cube, those outside refused. */
export function uniformBall(count: number, scaleMetres: number, stream: RandomStream): Position[] {
  return Array.from({ length: count }, () => {
    for (;;) {
      const x = 2 * stream.uniform() - 1;
      const y = 2 * stream.uniform() - 1;
      const z = 2 * stream.uniform() - 1;
      if (x * x + y * y + z * z <= 1) return scaled(x, y, z, scaleMetres / 2);
    }
  });
}

/** The first `count` points of the smallest cubic lattice that holds them, in a cube of side `scaleMetres`. */
export function cubicGrid(count: number, scaleMetres: number): Position[] {
  let side = 1;
  while (side * side * side < count) side++;
  const spacingMetres = side === 1 ? 0 : scaleMetres / (side - 1);
  return Array.from({ length: count }, (_, index) =>
    scaled(index % side, Math.floor(index / side) % side, Math.floor(index / (side * side)), spacingMetres),
  );
}

/** Points `scaleMetres` apart on a line. */
export function straightLine(count: number, scaleMetres: number): Position[] {
  return Array.from({ length: count }, (_, index) => scaled(index, 0, 0, scaleMetres));
}

/**
 * The document's four points times `scaleMetres`. Further participants go on outwards over the quarter plane of
 * whole coordinates, diagonal by diagonal: (2,0), (1,1), (0,2), (3,0), (2,1), …
 */
export function documentPoints(count: number, scaleMetres: number): Position[] {
  const points = DOCUMENT_POINTS.slice(0, count);
  for (let diagonal = 2; points.length < count; diagonal++) {
    for (let y = 0; y <= diagonal && points.length < count; y++) {
      points.push({ x: diagonal - y, y, z: 0 });
    }
  }
  return points.map(({ x, y, z }) => scaled(x, y, z, scaleMetres));
}

function scaled(x: number, y: number, z: number, factor: number): Position {
  return { x: x * factor, y: y * factor, z: z * factor };
}

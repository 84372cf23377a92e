import type { RandomStream } from '@dmct/core';
import type { Position } from '@dmct/physics';

/** A place drawn uniformly from a cube around the origin. */
export function randomPlace(stream: RandomStream, sideMetres = 1000): Position {
  const draw = (): number => sideMetres * (stream.uniform() - 0.5);
  return { x: draw(), y: draw(), z: draw() };
}

/** A place in metres; a fixed origin and right-handed axes of the caller's choice. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The straight distance in metres. */
export function distanceMetres(a: Position, b: Position): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

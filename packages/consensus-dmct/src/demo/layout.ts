import type { Position } from '@dmct/physics';

/** The document's example, with its own numbers: three honest nodes, the traitor, and where the field is measured. */
export const DOCUMENT = {
  honest: [
    { x: 0, y: 0, z: 0 },
    { x: 1, y: 0, z: 0 },
    { x: 0, y: 1, z: 0 },
  ],
  traitor: { x: 0.5, y: 0.5, z: 0 },
  /** The traitor's own place. */
  measuringPoint: { x: 0.5, y: 0.5, z: 0 },
  truth: { block: 12345, hash: 'abc...' },
  lie: { block: 12345, hash: 'xyz...' },
} as const;

/** The document's positions have no unit: here they are multiples of `scaleMetres`. */
export function scaled(position: Position, scaleMetres: number): Position {
  return { x: position.x * scaleMetres, y: position.y * scaleMetres, z: position.z * scaleMetres };
}

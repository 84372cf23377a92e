import type { Position } from '@dmct/physics';

/** Where a participant is. */
export interface Place {
  readonly name: string;
  /** Cartesian, metres; for cities in an Earth-centred frame. */
  readonly position: Position;
  readonly latitudeDegrees?: number;
  readonly longitudeDegrees?: number;
}

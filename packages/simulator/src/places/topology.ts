import { UsageError, type Place, type RandomStream, type Topology } from '@dmct/core';
import type { Position } from '@dmct/physics';
import { cityPlace } from './cities.js';
import { straightDistances, surfaceDistances } from './distances.js';
import { cubicGrid, documentPoints, straightLine, uniformBall } from './layouts.js';

/** What decides where the participants are. */
export interface TopologyInput {
  readonly kind: Topology;
  /** All participants, clients included; the clients have the last places. */
  readonly count: number;
  /** Diameter of the ball, side of the cube, spacing of the line, unit of the document's points; unused by cities. */
  readonly scaleMetres: number;
  /** The waves' path between cities. */
  readonly path: 'surface' | 'chord';
  /** Draws the uniform ball; the other layouts draw nothing. */
  readonly stream: RandomStream;
  /** Where the first participants are instead of the layout's places, x, y, z in metres; not for cities. */
  readonly given?: readonly (readonly [number, number, number])[];
}

/** Where the participants are, and how far apart. */
export interface PlacedParticipants {
  /** Index is the participant's id. */
  readonly places: readonly Place[];
  /** Length of the waves' path: along the surface or straight between cities, straight elsewhere. */
  readonly pathLengthMetres: (a: number, b: number) => number;
  /** Great circle between cities, for networks that follow the ground; the straight distance elsewhere. */
  readonly greatCircleMetres: (a: number, b: number) => number;
  /** The longest path of a wave; searched when first read. */
  readonly pathLengthMetresMax: number;
}

/**
 * Places `count` participants. Cities: participant i at the city of rank i (see {@link cityPlace}); uniform, grid,
 * line and document: see layouts.ts.
 */
export function createTopology(input: TopologyInput): PlacedParticipants {
  if (input.kind === 'cities' && (input.given?.length ?? 0) > 0) {
    throw new UsageError('the condition places moves synthetic places, and cities stay where they are');
  }
  const places =
    input.kind === 'cities'
      ? Array.from({ length: input.count }, (_, index) => cityPlace(index))
      : layout(input.kind, input).map((position, index) => {
          const [x, y, z] = input.given?.[index] ?? [];
          return x === undefined || y === undefined || z === undefined
            ? { name: `${input.kind} ${String(index)}`, position }
            : { name: `place ${String(index)}`, position: { x, y, z } };
        });
  const positions = places.map((place) => place.position);
  const straight = straightDistances(positions);
  const ground = input.kind === 'cities' ? surfaceDistances(positions) : straight;
  const wave = input.path === 'chord' ? straight : ground;
  return {
    places,
    pathLengthMetres: wave.metres,
    greatCircleMetres: ground.metres,
    get pathLengthMetresMax() {
      return wave.longestMetres();
    },
  };
}

function layout(kind: Exclude<Topology, 'cities'>, input: TopologyInput): readonly Position[] {
  const { count, scaleMetres, stream } = input;
  switch (kind) {
    case 'uniform':
      return uniformBall(count, scaleMetres, stream);
    case 'grid':
      return cubicGrid(count, scaleMetres);
    case 'line':
      return straightLine(count, scaleMetres);
    case 'document':
      return documentPoints(count, scaleMetres);
  }
}

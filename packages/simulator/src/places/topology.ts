import { UsageError, type Place, type RandomStream, type Topology } from '@dmct/core';
import { distanceMetres, greatCircleMetres, type Position } from '@dmct/physics';
import { cityPlace } from './cities.js';
import { kept, straightDistances, surfaceDistances } from './distances.js';
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
  /** The same way between any two points. */
  readonly pathBetweenMetres: (from: Position, to: Position) => number;
  /** Whether the places lie on the Earth, where things move along the ground. */
  readonly isOnGround: boolean;
  /** Great circle between cities, for networks that follow the ground; the straight distance elsewhere. */
  readonly greatCircleMetres: (a: number, b: number) => number;
  /** The longest path of a wave; searched when first read. */
  readonly pathLengthMetresMax: number;
}

/**
 * The cities of the last run are kept for the next one, if they are at most this many: with the ways of all their packets
 * (base-delays.ts) up to 71 MB, and where they sent waves, up to 67 MB of distances (distances.ts).
 */
const KEPT_COUNT_MAX = 4224;
let latest: PlacedParticipants | undefined;
let latestPath: TopologyInput['path'] | undefined;

/**
 * Places `count` participants. Cities: participant i at the city of rank i (see {@link cityPlace}); uniform, grid,
 * line and document: see layouts.ts.
 * Throws a UsageError where cities are to be moved (`given`).
 */
export function createTopology(input: TopologyInput): PlacedParticipants {
  if (input.kind === 'cities' && (input.given?.length ?? 0) > 0) {
    throw new UsageError('the condition places moves synthetic places, and cities stay where they are');
  }
  if (input.kind !== 'cities' || input.count > KEPT_COUNT_MAX) return lay(input);
  // Cities draw nothing and know no scale: number and path say all.
  if (latest?.places.length !== input.count || latestPath !== input.path) {
    latest = lay(input);
    latestPath = input.path;
  }
  return latest;
}

function lay(input: TopologyInput): PlacedParticipants {
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
  const isOnGround = input.kind === 'cities';
  const isAlongGround = isOnGround && input.path === 'surface';
  const wave = kept(isAlongGround ? ground : straight, input.count);
  return {
    places,
    pathLengthMetres: wave.metres,
    pathBetweenMetres: isAlongGround ? greatCircleMetres : distanceMetres,
    isOnGround,
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

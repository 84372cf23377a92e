import type { ReplicaContext } from '@dmct/core';

/** The public geometry, as times: every general computes the same from the same places. */
export interface Geometry {
  /** Everybody who speaks or listens: the generals, and in a log the client after them. */
  readonly nodes: number;
  /** Travel time of light from j to i in ns, laid out [i · nodes + j]; the diagonal is 0. */
  readonly travelNanoseconds: Float64Array;
  readonly travelNanosecondsMax: number;
  readonly pathMetresMax: number;
}

type PublicPlaces = Pick<ReplicaContext<unknown>, 'nodes' | 'clients' | 'pathLengthMetres' | 'waves'>;

/** Travel times between all participants, clients last, at the medium's speed. */
export function createGeometry(context: PublicPlaces): Geometry {
  const pathLengthMetres = (a: number, b: number): number => context.pathLengthMetres(a, b);
  return geometryOf(context.nodes + context.clients, pathLengthMetres, requireWaves(context).speed);
}

/** The same from its parts: paths in m, speed in m/s. */
export function geometryOf(
  nodes: number,
  pathLengthMetres: (a: number, b: number) => number,
  speed: number,
): Geometry {
  const travelNanoseconds = new Float64Array(nodes * nodes);
  let pathMetresMax = 0;
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) {
      if (i === j) continue;
      const metres = pathLengthMetres(j, i);
      pathMetresMax = Math.max(pathMetresMax, metres);
      travelNanoseconds[i * nodes + j] = (metres / speed) * 1e9;
    }
  }
  return {
    nodes,
    travelNanoseconds,
    travelNanosecondsMax: (pathMetresMax / speed) * 1e9,
    pathMetresMax,
  };
}

/** The wave medium of a context; its absence is a fault of the engine, not of a peer. */
export function requireWaves(
  context: Pick<ReplicaContext<unknown>, 'waves'>,
): NonNullable<typeof context.waves> {
  if (context.waves === undefined) throw new Error('a strategy of waves was given no wave medium');
  return context.waves;
}

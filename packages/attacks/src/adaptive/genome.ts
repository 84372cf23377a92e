import type { Position } from '@dmct/physics';
import type { AntennaEmission } from './stage.js';

/** What the adversary may do; all of it stands in a search's report. */
export interface AdversaryLimits {
  readonly antennas: number;
  /** How many different things they do, in turn. Default: each its own. */
  readonly roles?: number;
  /** An antenna's power over an honest emitter's, at most. */
  readonly powerMax: number;
  /** How much earlier or later than its slot it may start, s; 0: in its slot only. */
  readonly lagSecondsMax: number;
  /** Where antennas may stand, corner to corner; null: where they are. */
  readonly region: { readonly lowest: Position; readonly highest: Position } | null;
  /**
   * unknown: nobody's phases are known, its own are left to chance; own: its antennas are in step, and it sets their
   * phases; known: it knows those of the honest besides, and turns its own against them.
   */
  readonly phases: PhaseKnowledge;
}

/** What an adversary knows of phases: nothing, those of its own antennas, or the honest ones as well. */
export type PhaseKnowledge = 'unknown' | 'own' | 'known';

/** How many coordinates of the unit cube describe one role. */
function genesPerRole({ lagSecondsMax, phases, region }: AdversaryLimits): number {
  return 2 + (lagSecondsMax > 0 ? 1 : 0) + (phases === 'unknown' ? 0 : 1) + (region === null ? 0 : 3);
}

function rolesOf({ antennas, roles }: AdversaryLimits): number {
  return Math.min(antennas, roles ?? antennas);
}

export function genomeLength(limits: AdversaryLimits): number {
  return rolesOf(limits) * genesPerRole(limits);
}

/** Full power, all of it the lie, in its slot, in the middle of the region: what needs no search. */
export function plainLie(limits: AdversaryLimits): Float64Array {
  return everyRole(limits, [1, 1, 0.5]);
}

/**
 * Where a search begins: the best of what is known by hand. The plain lie; the same late, early, and half so late; both
 * orders in equal parts, by all and by the first alone.
 */
export function knownEmissions(limits: AdversaryLimits): readonly Float64Array[] {
  const lags = limits.lagSecondsMax > 0 ? [1, 0.75, 0].map((lag) => everyRole(limits, [1, 1, lag])) : [];
  const pivot = plainLie(limits);
  pivot[1] = 0.5;
  return [plainLie(limits), ...lags, everyRole(limits, [1, 0.5, 0.5]), pivot];
}

/** The first genes of each role as given; the others in the middle. */
function everyRole(limits: AdversaryLimits, first: readonly number[]): Float64Array {
  const genes = genesPerRole(limits);
  return Float64Array.from({ length: genomeLength(limits) }, (_, k) => first[k % genes] ?? 0.5);
}

/** A point of the unit cube as what the antennas do, a role each; never beyond the limits. */
export function decodeGenome(genome: Float64Array, limits: AdversaryLimits): readonly AntennaEmission[] {
  const genes = genesPerRole(limits);
  const { lagSecondsMax, phases, powerMax, region } = limits;
  return Array.from({ length: rolesOf(limits) }, (_, role) => {
    let at = role * genes;
    const next = (): number => genome[at++] ?? 0;
    const between = (low: number, high: number): number => low + (high - low) * next();
    return {
      power: powerMax * next(),
      lieShare: next(),
      lagSeconds: lagSecondsMax > 0 ? between(-lagSecondsMax, lagSecondsMax) : 0,
      turns: phases === 'unknown' ? 0 : next(),
      place:
        region === null
          ? null
          : {
              x: between(region.lowest.x, region.highest.x),
              y: between(region.lowest.y, region.highest.y),
              z: between(region.lowest.z, region.highest.z),
            },
    };
  });
}

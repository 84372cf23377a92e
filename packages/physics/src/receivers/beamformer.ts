import { assertPositive } from '../math/assert.js';
import { complexArray, factorHermitian, solveFactored, type ComplexArray } from '../math/hermitian-solve.js';
import { cosTurns, sinTurns } from '../math/turns.js';

/** How the antennas' phasors are added. */
export type Steering = 'delay-and-sum' | 'null';

/** What a beamformer knows: where the emitters are, as paths to each antenna. */
export interface BeamformerOptions {
  /** Metres of the way from each known emitter to each antenna, [emitter][antenna]. */
  readonly pathsMetres: readonly Float64Array[];
  readonly speedMetresPerSecond: number;
  /** 'delay-and-sum': in step for the emitter looked at; 'null': also silent for the other known ones. Default 'null'. */
  readonly steering?: Steering;
  /**
   * What every antenna is taken to err by, in power over that of one emitter: it keeps nulls from being bought with
   * huge weights that noise and miscalibration would pay for (diagonal loading; Carlson 1988). Default 1e-4.
   */
  readonly loading?: number;
}

/** Weights for the antennas: conjugate them and sum, and the emitter's phasor at antenna 0 comes out. */
export interface Beamformer {
  readonly antennas: number;
  /** The weights of all emitters' beams at one frequency, [emitter · antennas + antenna]. Kept once made. */
  weights(frequencyHz: number): ComplexArray;
}

/**
 * Conventional beams, or those of least power under the known emitters: w = R⁻¹a/(aᴴR⁻¹a) with R = Σ a·aᴴ + loading
 * (Capon 1969; Van Trees, Optimum Array Processing, §6.2), a the phases in which an emitter's wave meets the antennas.
 * M antennas can be deaf to M − 1 places at most.
 * Throws a RangeError without antennas or emitters, and for emitters with different numbers of paths.
 */
export function createBeamformer(options: BeamformerOptions): Beamformer {
  const { pathsMetres, speedMetresPerSecond } = options;
  const steering = options.steering ?? 'null';
  const loading = options.loading ?? 1e-4;
  const antennas = pathsMetres[0]?.length ?? 0;
  assertPositive('speedMetresPerSecond', speedMetresPerSecond);
  assertPositive('loading', loading);
  if (antennas === 0) throw new RangeError('an array needs at least one antenna and one known emitter');
  if (pathsMetres.some((paths) => paths.length !== antennas)) {
    throw new RangeError('pathsMetres must have one entry an antenna for every emitter');
  }
  const known = new Map<number, ComplexArray>();
  return {
    antennas,
    weights(frequencyHz) {
      let weights = known.get(frequencyHz);
      if (weights === undefined) {
        const responses = responsesAt(pathsMetres, antennas, frequencyHz / speedMetresPerSecond);
        weights =
          steering === 'null' ? nulling(responses, antennas, loading) : conventional(responses, antennas);
        known.set(frequencyHz, weights);
      }
      return weights;
    },
  };
}

/** a: the phases at the antennas of a wave from each emitter, relative to antenna 0; unit amplitudes. */
function responsesAt(
  pathsMetres: readonly Float64Array[],
  antennas: number,
  cyclesPerMetre: number,
): ComplexArray {
  const responses = complexArray(pathsMetres.length * antennas);
  pathsMetres.forEach((paths, g) => {
    for (let m = 0; m < antennas; m++) {
      const turns = cyclesPerMetre * (paths[m]! - paths[0]!);
      responses.re[g * antennas + m] = cosTurns(turns);
      responses.im[g * antennas + m] = -sinTurns(turns);
    }
  });
  return responses;
}

function conventional(responses: ComplexArray, antennas: number): ComplexArray {
  return {
    re: responses.re.map((value) => value / antennas),
    im: responses.im.map((value) => value / antennas),
  };
}

function nulling(responses: ComplexArray, antennas: number, loading: number): ComplexArray {
  const factor = covarianceOf(responses, antennas, loading);
  factorHermitian(factor, antennas);
  const weights = complexArray(responses.re.length);
  for (let from = 0; from < responses.re.length; from += antennas) {
    const a = {
      re: responses.re.subarray(from, from + antennas),
      im: responses.im.subarray(from, from + antennas),
    };
    const w = { re: a.re.slice(), im: a.im.slice() };
    solveFactored(factor, antennas, w);
    // aᴴR⁻¹a is real and above 0.
    let response = 0;
    for (let m = 0; m < antennas; m++) response += a.re[m]! * w.re[m]! + a.im[m]! * w.im[m]!;
    for (let m = 0; m < antennas; m++) {
      weights.re[from + m] = w.re[m]! / response;
      weights.im[from + m] = w.im[m]! / response;
    }
  }
  return weights;
}

/** R = Σ a·aᴴ + loading, [row · antennas + column]. */
function covarianceOf({ re, im }: ComplexArray, antennas: number, loading: number): ComplexArray {
  const covariance = complexArray(antennas * antennas);
  for (let from = 0; from < re.length; from += antennas) {
    for (let row = 0; row < antennas; row++) {
      const [a, b] = [re[from + row]!, im[from + row]!];
      for (let column = 0; column < antennas; column++) {
        const [c, d] = [re[from + column]!, im[from + column]!];
        const at = row * antennas + column;
        covariance.re[at] = covariance.re[at]! + (a * c + b * d);
        covariance.im[at] = covariance.im[at]! + (b * c - a * d);
      }
    }
  }
  for (let m = 0; m < antennas; m++) {
    covariance.re[m * antennas + m] = covariance.re[m * antennas + m]! + loading;
  }
  return covariance;
}

import type { BearableFacts } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { antennasOf, gateNanoseconds, hasGates, ruleOf } from './derived-params.js';
import type { DmctParams } from './params.js';
import { ratioOfDb } from './power.js';

/** So many deviations of a difference between two receivers: beyond it noise alone, one time in a thousand. */
const DEVIATIONS_MIN = 3.3;
/** What a stray must lose to harm nobody: docs/frontier.md, "captured pulses weakened by". */
const SUPPRESSION_MIN = ratioOfDb(30);

/**
 * Whether noise parts two honest receivers of one gate by less than the graded rule bears, kappa - (1 - mu): the reading
 * of an ambiguous gate at the floor deviates by sqrt(2 phi S + 2 L) / (2 phi S), S = Es/N0 (docs/dmct.md, section 3).
 * The other rules promise nothing that noise could break.
 */
export function isSignalClear(params: DmctParams): boolean {
  if (ruleOf(params) !== 'graded') return true;
  const signal = 2 * params.powerFloor * ratioOfDb(params.snrDb);
  const deviation = Math.sqrt(2 * (signal + 2 * params.subcarriers)) / signal;
  return params.confidence - (1 - params.margin) >= DEVIATIONS_MIN * deviation;
}

/**
 * Whether a receiver finds the share kappa of an honest chord's energy on its tones, the oscillators of both as far off
 * as they may be: what is missing may lie on the other chord. Off by D hertz, a lock-in over T keeps sinc^2(D T); a phase
 * that walks at random by s^2 T in a gate leaves 2 (x - 1 + exp(-x)) / x^2 on average, x = s^2 T / 2.
 */
export function areTonesKept(params: DmctParams, oscillators: BearableFacts['oscillators']): boolean {
  if (!hasGates(params) || oscillators === undefined) return true;
  const { allanDeviation, frequencyErrorMax } = oscillators;
  const gateSeconds = gateNanoseconds(params) / 1e9;
  const highestHz = params.carrierHz + params.bandwidthHz;
  const turns = pinned.PI * 2 * frequencyErrorMax * highestHz * gateSeconds;
  const sinc = turns === 0 ? 1 : pinned.sin(turns) / turns;
  // White frequency noise: the phase walks by (2 pi f sigma)^2 a second, at both ends.
  const walk = pinned.TAU * highestHz * allanDeviation;
  const x = walk * walk * gateSeconds;
  const coherent = x < 1e-6 ? 1 - x / 3 : (2 * (x - 1 + pinned.exp(-x))) / (x * x);
  // Beyond half a turn nothing is left where the tone should be, whatever a side lobe says.
  return turns < pinned.PI && sinc * sinc * coherent >= params.confidence;
}

/**
 * Whether an array is deaf enough to the places that it doesn't listen to: an antenna for each general, and errors of
 * phase, sigma, that leave sigma^2 / (M - (n - 2)) of a stray's power, a thousandth at most.
 */
export function areBeamsSharp(params: DmctParams, nodes: number): boolean {
  if (params.receiver !== 'array') return true;
  const antennas = antennasOf(params, nodes);
  if (antennas < nodes) return false;
  const spare = antennas - Math.max(0, nodes - 2);
  return SUPPRESSION_MIN * params.calibrationRadians * params.calibrationRadians <= spare;
}

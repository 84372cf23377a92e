import { caseOf, nowhere, type Receiver } from './case-of.js';
import { jammingCases } from './jamming-cases.js';
import { numberCases } from './number-cases.js';
import type { Dial, Prediction, ThresholdCase } from './threshold.js';

const GAIN: Dial = { name: 'power over an honest general’s', low: 0.001, high: 1e6, isWhole: false };
/** One liar, louder and louder. */
const byGain = (receiver: Receiver, predicted?: Prediction): ThresholdCase =>
  caseOf(receiver, 'louder', GAIN, (gain) => ({ attackParams: { gain } }), {
    gain: (gain) => gain,
    note: 'one',
    ...(predicted && { predicted }),
  });

const sybil = (receiver: Receiver, predicted: Prediction): ThresholdCase =>
  caseOf(
    receiver,
    'sybil',
    { name: 'emitters that one traitor is', low: 1, high: 100, isWhole: true },
    (identities) => ({ attackParams: { identities } }),
    { gain: (identities) => identities, note: 'one', predicted },
  );

/** Pulses of two liars in so many honest gates at each receiver. */
const captured = caseOf(
  'causal',
  'gate-capture',
  { name: 'gates captured at each receiver, 2 traitors', low: 0, high: 8, isWhole: true },
  (capturedGates) =>
    capturedGates === 0
      ? { traitors: 2, attackParams: { capturedGates: 1, gain: 1e-9, power: 1e-9 } }
      : { traitors: 2, attackParams: { capturedGates } },
  { note: 'by gates', predicted: { value: 4, why: 'f + x ≤ t = 5' } },
);

/** Antennas that stand where nobody knows: all gates in reach captured by four liars. */
const miscalibrated = caseOf(
  'array',
  'gate-capture',
  { name: 'phase error of 20 antennas, rad, 4 traitors', low: 0.03, high: 1, isWhole: false },
  (calibrationRadians) => ({ traitors: 4, params: { calibrationRadians, rounds: 8 } }),
  { note: 'by error', weight: 0.6 },
);

/** Every receiver's attacks, and beside them those that a better receiver stands. */
export const thresholdCases: readonly ThresholdCase[] = [
  ...numberCases,
  byGain('tone'),
  byGain('energy', { value: 10, why: 'β* = 1/(1 + g) with one of eleven' }),
  byGain('range-gated', { value: 10, why: 'β* = 1/(1 + g) with one of eleven' }),
  byGain('causal', nowhere('one gate, one vote')),
  sybil('energy', { value: 10, why: 'as many as the honest, if all were equally far' }),
  sybil('causal', nowhere('one gate, one vote')),
  captured,
  ...jammingCases,
  miscalibrated,
];

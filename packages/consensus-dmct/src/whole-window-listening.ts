import type { ReplicaContext, Value } from '@dmct/core';
import {
  createEnergyReceiver,
  createRangeGatedReceiver,
  createToneReceiver,
  type Evidence,
  type Receiver,
} from '@dmct/physics';
import type { Vote } from './codebook.js';
import type { Frame } from './frame.js';
import { requireWaves } from './geometry.js';
import type { Listening } from './listening.js';
import type { DmctParams } from './params.js';
import { carriersOf } from './messages.js';

/** Range gates across the longest path, for the range-gated receiver. */
const RANGE_GATES = 256;

/**
 * The same rounds with a receiver that doesn't tell generals apart: everybody emits at the epoch, and a general takes
 * the message with more of the power it hears, its own vote counted as one of n. Without gates nobody's coin can be
 * told from another's, so there is no common level: it is one half, which is DMCT's "follow the strongest wave",
 * repeated.
 */
export function createWholeWindowListening(context: ReplicaContext<DmctParams>, frame: Frame): Listening {
  const { params, nodes } = context;
  const plan = planOf(context, frame);
  const candidates = frame.book.voteFrequenciesHz.map((frequenciesHz) => ({ frequenciesHz }));
  const roundNanoseconds = plan.windowOffset + plan.window + frame.guardNanoseconds;
  return {
    startNanoseconds: (round) => (round - 1) * roundNanoseconds,
    windowOffsetNanoseconds: plan.windowOffset,
    windowNanoseconds: () => plan.window,
    request: {},
    coinBits: 0,
    emissions: (_round, roundStart, vote, _bits, phase) => [
      {
        startNanoseconds: roundStart,
        durationSeconds: plan.pulse / 1e9,
        amplitude: frame.amplitude,
        envelope: 'rectangular',
        carriers: carriersOf(
          context.candidates[vote] as Value,
          (value) => frame.book.frequenciesOf(value),
          Float64Array.from(frame.book.voteFrequenciesHz[vote], () => phase()),
        ),
      },
    ],
    judge({ field }, _round, vote) {
      const share = powerShare(plan.receiver.read(field, candidates), params.receiver);
      const support = supportOf(share, vote, nodes);
      return {
        low: support,
        high: support,
        level: 0.5,
        sureOne: support,
        sureZero: support,
        unsettled: false,
      };
    },
  };
}

/** Candidate 1's share of the power heard; one half of nothing. The tone receiver's strengths are amplitudes. */
function powerShare(evidence: Evidence, receiver: DmctParams['receiver']): number {
  const [zero = 0, one = 0] = evidence.strengths;
  const [powerZero, powerOne] = receiver === 'tone' ? [zero * zero, one * one] : [zero, one];
  return powerZero + powerOne > 0 ? powerOne / (powerZero + powerOne) : 0.5;
}

/** One's own vote is one of n; the others' n − 1 fall as the power does. A tie keeps the vote. */
function supportOf(share: number, vote: Vote, nodes: number): number {
  const support = (vote + (nodes - 1) * share) / nodes;
  return support === 0.5 ? vote : support;
}

/** Whole ns after the round's start. */
interface Plan {
  readonly pulse: number;
  readonly windowOffset: number;
  readonly window: number;
  readonly receiver: Receiver;
}

/**
 * `tone` and `energy` listen for one gate's length once every wave has arrived, while all still sound: emission lasts
 * one crossing longer than the gate. `range-gated` needs pulses short against the crossing: 1/256 of it, or a gate.
 */
function planOf(context: ReplicaContext<DmctParams>, frame: Frame): Plan {
  const crossing = Math.ceil(frame.geometry.travelNanosecondsMax);
  const gate = frame.gateNanoseconds;
  if (context.params.receiver === 'range-gated') {
    const pulse = gate * Math.max(1, Math.ceil(crossing / (RANGE_GATES * gate)));
    const receiver = createRangeGatedReceiver({
      epochSeconds: 0,
      pulseSeconds: pulse / 1e9,
      rangeMetres: Math.max(1, frame.geometry.pathMetresMax),
      gatesPerPulse: 2,
      speedMetresPerSecond: requireWaves(context).speed,
    });
    return { pulse, windowOffset: 0, window: crossing + 2 * pulse, receiver };
  }
  const durationSeconds = frame.gateSeconds;
  const receiver =
    context.params.receiver === 'tone'
      ? createToneReceiver({ durationSeconds })
      : createEnergyReceiver({ durationSeconds });
  return { pulse: crossing + gate, windowOffset: crossing, window: gate, receiver };
}

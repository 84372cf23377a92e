import type { GateField } from './beam.js';
import type { Frame } from './frame.js';
import { clip, energyOfTones, type GateStrength } from './readings.js';
import type { Schedule } from './schedule.js';

/**
 * What sounds where nobody should. By the public schedule a receiver knows when no general can be heard at its place; what
 * it hears then is nobody's word, and a gate that is no louder may be nobody's either. Radar sets its threshold so: the
 * median of reference cells (H. Rohling, "Radar CFAR thresholding in clutter and multiple target situations", IEEE
 * Trans. Aerospace and Electronic Systems 19(4), 608-621, 1983).
 */

/** Some time of a round, ns after its start. */
export interface Span {
  readonly fromNanoseconds: number;
  readonly toNanoseconds: number;
}

/**
 * When `count` gates (fewer, where there is no room) open that touch no busy span, ns after the round's start,
 * ascending: the free time is cut into gates, and theirs are spread evenly among them. `busy` in any order.
 */
export function quietGates(
  busy: readonly Span[],
  roundNanoseconds: number,
  gateNanoseconds: number,
  count: number,
): readonly number[] {
  const free: { readonly from: number; readonly gates: number }[] = [];
  let from = 0;
  const endAt = (to: number): void => {
    const gates = Math.floor((to - from) / gateNanoseconds);
    if (gates > 0) free.push({ from, gates });
  };
  for (const span of [...busy].sort((a, b) => a.fromNanoseconds - b.fromNanoseconds)) {
    endAt(span.fromNanoseconds);
    from = Math.max(from, span.toNanoseconds);
  }
  endAt(roundNanoseconds);
  const room = free.reduce((sum, { gates }) => sum + gates, 0);
  const wanted = Math.min(count, room);
  const starts: number[] = [];
  let at = 0;
  let passed = 0;
  for (let k = 0; k < wanted; k++) {
    const gate = Math.floor(((k + 0.5) * room) / wanted);
    while (gate >= passed + free[at]!.gates) passed += free[at++]!.gates;
    starts.push(free[at]!.from + (gate - passed) * gateNanoseconds);
  }
  return starts;
}

/** What an interference meter needs to know of the public frame. */
interface PublicFrame extends Pick<
  Frame,
  'gateNanoseconds' | 'gateSeconds' | 'guardNanoseconds' | 'noiseDensityPerHz'
> {
  readonly book: Pick<Frame['book'], 'voteFrequenciesHz'>;
  readonly geometry: Pick<Frame['geometry'], 'nodes' | 'travelNanoseconds'>;
}

/** What a participant may radiate in a round, by the public schedule; ns after the round's start. */
export interface ScheduledPulse {
  readonly from: number;
  readonly startNanoseconds: number;
  readonly lastsNanoseconds: number;
}

/** The votes of a schedule, each general's slot as long as said, and whoever's coin. */
export function votesAndCoins(schedule: Schedule, voteNanoseconds: number): readonly ScheduledPulse[] {
  const { coinPulseNanoseconds, coinSlotsNanoseconds, coinStartNanoseconds, slotsNanoseconds } = schedule;
  return [
    ...slotsNanoseconds.map((slot, from) => ({
      from,
      startNanoseconds: slot,
      lastsNanoseconds: voteNanoseconds,
    })),
    ...coinSlotsNanoseconds.map((slot, from) => ({
      from,
      startNanoseconds: coinStartNanoseconds + slot,
      lastsNanoseconds: coinPulseNanoseconds,
    })),
  ];
}

/**
 * When a pulse may be heard at a participant's place, or it radiates it itself. Half a guard on each side is theirs whose
 * clocks are off.
 */
function spanAt({ geometry, guardNanoseconds }: PublicFrame, me: number, pulse: ScheduledPulse): Span {
  const arrival = pulse.startNanoseconds + geometry.travelNanoseconds[me * geometry.nodes + pulse.from]!;
  return {
    fromNanoseconds: arrival - guardNanoseconds / 2,
    toNanoseconds: arrival + pulse.lastsNanoseconds + guardNanoseconds / 2,
  };
}

/**
 * How loud interference is in a round at one participant's place: the energy that the median of `count` quiet gates holds
 * in the votes' tones above the noise, (V/m)²·s, at least 0. A round whose schedule leaves no gate quiet (few generals
 * on little ground) tells nothing: what the round before told stands, and 0 before any. `pulsesIn`: all that anybody may
 * radiate in a round of this schedule.
 */
export function createInterferenceMeter<S extends Schedule>(
  frame: PublicFrame,
  me: number,
  {
    count,
    pulsesIn,
  }: { readonly count: number; readonly pulsesIn: (schedule: S) => readonly ScheduledPulse[] },
): (field: GateField, schedule: S) => number {
  const [zero, one] = frame.book.voteFrequenciesHz;
  const frequenciesHz = Float64Array.of(...zero, ...one);
  const tones = frequenciesHz.length;
  const re = new Float64Array(tones);
  const im = new Float64Array(tones);
  let heard = 0;
  return (field, schedule) => {
    if (count === 0) return 0;
    const busy = pulsesIn(schedule).map((pulse) => spanAt(frame, me, pulse));
    const starts = quietGates(busy, schedule.roundNanoseconds, frame.gateNanoseconds, count);
    const energies = starts
      .filter((start) => start / 1e9 + frame.gateSeconds <= field.durationSeconds)
      .map((start) => {
        field.integrateMany(frequenciesHz, start / 1e9, frame.gateSeconds, re, im);
        return energyOfTones(re, im, 0, tones, frame.gateSeconds);
      })
      .sort((a, b) => a - b);
    const median = energies[energies.length >> 1];
    if (median !== undefined) heard = Math.max(0, median - tones * frame.noiseDensityPerHz);
    return heard;
  };
}

/** Interference up to this share of the allowed energy, and so many deviations of a gate's noise, is let pass. */
const BORNE = 0.05;
const BORNE_DEVIATIONS = 3;
/** Doubt grows from 0 to 1 over so much of the allowed energy. */
const DOUBT_RAMP = 0.1;

/**
 * u in [0, 1] of a gate of this strength where quiet gates hold so much interference, all as shares of the allowed
 * energy, `deviation` that of noise alone: 1 where the gate brings no more than interference does. An emitter's own wave
 * stands out from it by 1, so that its gate is in doubt only under interference that is about as strong as itself.
 */
export function doubtByInterference(strength: number, interference: number, deviation: number): number {
  const present = interference - BORNE - BORNE_DEVIATIONS * deviation;
  return clip((2 * present - strength) / DOUBT_RAMP);
}

/** Energy up to this share of the floor changes nobody's last word, however long it sounds. */
const UNHEARD = 0.25;

/**
 * What a gate's emitter said last, after a round with this reading: `before`, as far as the gate was too weak to hold a
 * word, or in doubt. Continuous in all that it is given; as a function of the strength its slope is 4/(3 φ) at most.
 */
export function lastWord(
  before: number,
  reading: number,
  { doubt, strength }: GateStrength,
  powerFloor: number,
): number {
  // The reading holds so much of what sounded, and the rest of `before`.
  const share = Math.min(1, strength / powerFloor);
  if (share <= UNHEARD) return before;
  const taken = (share - UNHEARD) / (1 - UNHEARD);
  return before + (1 - doubt) * (taken / share) * (reading - before);
}

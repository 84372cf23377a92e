import { defineClaim, type Claim, type RandomStream } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { studentInterval } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { randomPlace } from '../run/random-place.js';
import { quickly } from '../run/sampling.js';
import { tonePower, type ToneEmitter } from '../run/tone-power.js';

const HONEST = 9;
const TRUTH_HZ = 1e9;
const LIE_HZ = 1.01e9;
const WINDOW_SECONDS = 1e-6;
/** All light cones of a cube of 1 km have passed by then. */
const SETTLED_SECONDS = 1e-5;
const WINDOWS = 8;
const SAMPLES = 400;

/** What the liar does: sounds on, or falls silent so long after it began. */
export interface LiesDecayPhysics {
  readonly lieSeconds: number;
  /** How many sound the truth; default nine. With none, all there is is the lie. */
  readonly honest?: number;
  /** Truth and lie have each other's tones. */
  readonly areTonesExchanged?: boolean;
}

/** One lie on its own tone amid nine that sound the truth, heard over eight windows. */
export const liesDecayWith = (physics: LiesDecayPhysics): Claim =>
  defineClaim({
    id: 'lies-decay',
    statement: 'A lie among truths fades by itself: its wave pattern is unstable.',
    source: '"Wave Interference Consensus"; "No Voting Required"',
    rule: 'power of a lie that sounds on, at random places, the eighth microsecond over the first: supported if at most 0.5 (95 % upper bound); conditional if the truth’s presence at least halves the lie that a receiver without it hears; else refuted',
    experiment: (lab) => {
      const samples = quickly(SAMPLES, lab);
      const stream = lab.stream('places');
      const trials = Array.from({ length: samples }, () => trial(stream, physics));
      const decay = studentInterval(
        trials.map(({ powers }) => (powers[WINDOWS - 1] ?? 0) / (powers[0] ?? 1)),
      );
      const damping = studentInterval(trials.map(({ powers, alone }) => (powers[0] ?? 0) / alone));
      const rows = Array.from({ length: WINDOWS }, (_, k) => [
        k + 1,
        trials.reduce((sum, { powers }) => sum + (powers[k] ?? 0) / (powers[0] ?? 1), 0) / samples,
      ]);
      return Promise.resolve({
        metric: 'power of the lie’s tone, last of eight windows over the first',
        value: decay?.mean ?? NaN,
        interval: decay?.interval ?? null,
        samples,
        data: { damping, table: dataTable(['window', 'the lie’s power over its first'], rows) },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high <= 0.5) return 'supported';
      const damping = data['damping'] as { interval: { high: number } };
      return damping.interval.high <= 0.5 ? 'conditional' : 'refuted';
    },
    condition: () => 'only in comparison with a place where no truth is heard; it doesn’t fade with time',
  });

/** Lies decay: the source document's claim, under its own settings (a lie that never stops). */
export const liesDecay = liesDecayWith({ lieSeconds: Infinity });

function trial(
  stream: RandomStream,
  { areTonesExchanged = false, honest = HONEST, lieSeconds }: LiesDecayPhysics,
): { readonly powers: readonly number[]; readonly alone: number } {
  const emitter = (frequencyHz: number, durationSeconds: number): ToneEmitter => ({
    origin: randomPlace(stream),
    frequencyHz,
    phaseRadians: pinned.TAU * stream.uniform(),
    durationSeconds,
  });
  const [truthHz, lieHz] = areTonesExchanged ? [LIE_HZ, TRUTH_HZ] : [TRUTH_HZ, LIE_HZ];
  const lie = emitter(lieHz, lieSeconds);
  const all = [lie, ...Array.from({ length: honest }, () => emitter(truthHz, Infinity))];
  const place = randomPlace(stream);
  const window = (k: number) => ({
    startSeconds: SETTLED_SECONDS + k * WINDOW_SECONDS,
    durationSeconds: WINDOW_SECONDS,
  });
  return {
    powers: Array.from({ length: WINDOWS }, (_, k) => tonePower(all, place, lieHz, window(k))),
    alone: tonePower([lie], place, lieHz, window(0)),
  };
}

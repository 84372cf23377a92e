import { kernelsOf, type KernelExports } from '../kernels/host.js';
import { CAPACITY, LAYOUT } from '../kernels/layout.js';
import { assertFinite, assertInteger } from '../math/assert.js';
import { addChordReference } from './chord-reference.js';
import {
  assertLengths,
  checkedClamp,
  type Phasors,
  type Places,
  type SteadyEmitters,
  type ToneOptions,
} from './steady-emitters.js';

/** Emitters of L evenly spaced subcarriers; `turns` are the phases of the lowest. */
export interface ChordEmitters extends SteadyEmitters {
  /** By how much each subcarrier's phase is ahead of the one below, in turns; one entry an emitter. */
  readonly stepTurns: Float64Array;
  /**
   * Complex amplitudes of the subcarriers (zero for those that are silent), laid out [emitter · L + subcarrier]; absent
   * for 1.
   */
  readonly code?: Phasors;
}

/** `cyclesPerMetre` is that of the lowest subcarrier. */
export interface ChordOptions extends ToneOptions {
  /** From one subcarrier to the next: Δf over the speed. */
  readonly stepCyclesPerMetre: number;
  /** L. */
  readonly subcarriers: number;
}

/** Subcarriers go by eights; lists are filled up with zeros. */
const GROUP = 8;
const SUBCARRIERS_MAX = CAPACITY.subcarriers / 2;

/**
 * The phasors of N emitters' chords at M places, [place · L + subcarrier], V/m: what `superposeTone` gives for each
 * subcarrier, but by recurrence, one complex product a subcarrier where there would be a sine and a cosine. Only the
 * phase of the lowest subcarrier and the step S to the next are turned into phasors; then P[8a + b] = P₀·(S⁸)^a·S^b.
 *
 * Error: a sine or cosine here is within 2 ulp, so a unit phasor is within ε = √2·2⁻⁵²; a complex product rounds by no
 * more than μ = √5·2⁻⁵³ of its size (Brent, Percival & Zimmermann, Math. Comp. 76, 2007). P[l] holds S l times over and
 * takes no more than l + 1 products on the way, and ε once for P₀ and μ once for its amplitude (which is less than that), so
 * that to first order |error of P[l]| ≤ (l + 1)(ε + μ)·|P[l]|: 3.6e-14 at l = 63, 5.8e-13 at 1,023. (`chordErrorBound`.)
 * It grows with l, not its square, as that of Chebyshev's cos(l + 1)θ = 2·cos θ·cos lθ − cos(l − 1)θ does. Phases
 * themselves are as exact as the doubles given: `turns` − r·cycles is rounded once.
 * Throws a RangeError for lists of different lengths and for options that are out of their range.
 */
export function superposeChord(emitters: ChordEmitters, places: Places, options: ChordOptions): Phasors {
  const clampMetres = checkedClamp(emitters, places, options);
  const { cyclesPerMetre, stepCyclesPerMetre, subcarriers } = options;
  const { code, stepTurns } = emitters;
  assertFinite('stepCyclesPerMetre', stepCyclesPerMetre);
  assertInteger('subcarriers', subcarriers, 1, SUBCARRIERS_MAX);
  assertLengths('emitters', emitters.x.length, { stepTurns });
  if (
    code !== undefined &&
    [code.re, code.im].some((each) => each.length !== emitters.x.length * subcarriers)
  ) {
    throw new RangeError(`a code must have ${subcarriers} entries an emitter, got ${code.re.length} in all`);
  }
  const chord = { cyclesPerMetre, stepCyclesPerMetre, clampMetres, subcarriers };
  const re = new Float64Array(places.x.length * subcarriers);
  const im = new Float64Array(re.length);
  const kernels =
    options.isReference === true ? undefined : kernelsOf(code === undefined ? 'fields' : 'codes');
  if (kernels === undefined) addChordReference(emitters, places, chord, re, im);
  else addByKernel(kernels, emitters, places, chord, re, im);
  return { re, im };
}

/** The bound above on the relative error, a ratio, of the phasor of subcarrier `l`, 0 for the lowest. */
export function chordErrorBound(l: number): number {
  const epsilon = Math.SQRT2 * 2.220446049250313e-16;
  const mu = Math.sqrt(5) * 1.1102230246251565e-16;
  return (l + 1) * (epsilon + mu);
}

/** One chord's way, as the kernels take it. */
export interface ChordWay {
  readonly cyclesPerMetre: number;
  readonly stepCyclesPerMetre: number;
  readonly clampMetres: number;
  readonly subcarriers: number;
}

function addByKernel(
  kernels: KernelExports,
  emitters: ChordEmitters,
  places: Places,
  way: ChordWay,
  re: Float64Array,
  im: Float64Array,
): void {
  const { subcarriers } = way;
  const length = GROUP * Math.ceil(subcarriers / GROUP);
  const { buffer } = kernels.memory;
  const room = (address: number, size: number): Float64Array => new Float64Array(buffer, address, size);
  const axes = LAYOUT.places.map((address) => room(address, CAPACITY.points));
  const sumRe = room(LAYOUT.chordRe, CAPACITY.subcarriers);
  const sumIm = room(LAYOUT.chordIm, CAPACITY.subcarriers);
  const fitting = Math.floor(CAPACITY.subcarriers / length);
  const points = Math.min(CAPACITY.points, fitting);
  const taken =
    emitters.code === undefined ? CAPACITY.chordEmitters : Math.min(CAPACITY.chordEmitters, fitting);
  const run = emitters.code === undefined ? kernels.chord : kernels.codedChord;
  for (let from = 0; from < places.x.length; from += points) {
    const count = Math.min(points, places.x.length - from);
    [places.x, places.y, places.z].forEach((list, axis) =>
      axes[axis]?.set(list.subarray(from, from + count)),
    );
    sumRe.fill(0, 0, count * length);
    sumIm.fill(0, 0, count * length);
    for (let first = 0; first < emitters.x.length; first += taken) {
      const some = Math.min(taken, emitters.x.length - first);
      takeEmitters(emitters, first, some, subcarriers, length, room);
      const { clampMetres, cyclesPerMetre, stepCyclesPerMetre } = way;
      run(0, 8 * count, 8 * some, 8 * length, cyclesPerMetre, stepCyclesPerMetre, clampMetres);
    }
    for (let p = 0; p < count; p++) {
      re.set(sumRe.subarray(p * length, p * length + subcarriers), (from + p) * subcarriers);
      im.set(sumIm.subarray(p * length, p * length + subcarriers), (from + p) * subcarriers);
    }
  }
}

/** Copies `count` emitters into the kernel's lists, their codes filled up with zeros to `length`. */
function takeEmitters(
  { amplitudes, code, stepTurns, turns, x, y, z }: ChordEmitters,
  first: number,
  count: number,
  subcarriers: number,
  length: number,
  room: (address: number, size: number) => Float64Array,
): void {
  [x, y, z, amplitudes, turns, stepTurns].forEach((list, k) =>
    room(LAYOUT.chordEmitters[k]!, count).set(list.subarray(first, first + count)),
  );
  if (code === undefined) return;
  for (const [address, list] of [
    [LAYOUT.codeRe, code.re],
    [LAYOUT.codeIm, code.im],
  ] as const) {
    const rows = room(address, count * length).fill(0);
    for (let i = 0; i < count; i++) {
      rows.set(list.subarray((first + i) * subcarriers, (first + i + 1) * subcarriers), i * length);
    }
  }
}

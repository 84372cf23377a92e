import { kernelsOf, type KernelExports } from '../kernels/host.js';
import { CAPACITY, EMITTER_BYTES, LAYOUT } from '../kernels/layout.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import {
  checkedClamp,
  type Phasors,
  type Places,
  type SteadyEmitters,
  type ToneOptions,
} from './steady-emitters.js';

/**
 * The phasors of N steady emitters of one tone at M places, in free space without loss: Σ A/max(r, clamp)·e^{2πi(turns −
 * r·cycles)}, in V/m; N·M sines and cosines. Terms are added in the emitters' order. Where the engine has WebAssembly's
 * SIMD a kernel does it, several times as fast and with the same bits as the loop in JavaScript. Throws a RangeError if
 * arrays differ in length.
 */
export function superposeTone(emitters: SteadyEmitters, places: Places, options: ToneOptions): Phasors {
  const clampMetres = checkedClamp(emitters, places, options);
  const re = new Float64Array(places.x.length);
  const im = new Float64Array(places.x.length);
  const kernels = options.isReference === true ? undefined : kernelsOf('tones');
  const tone = { cyclesPerMetre: options.cyclesPerMetre, clampMetres };
  if (kernels === undefined) addReference(emitters, places, tone, re, im);
  else addByKernel(kernels, 'phasor', emitters, places, tone, re, im);
  return { re, im };
}

/**
 * The field of the same emitters at the moment for which their phases are given, V/m, one entry a place: the real part
 * of `superposeTone`, bit for bit, for a little less work.
 */
export function superposeToneField(
  emitters: SteadyEmitters,
  places: Places,
  options: ToneOptions,
): Float64Array {
  const clampMetres = checkedClamp(emitters, places, options);
  const re = new Float64Array(places.x.length);
  const kernels = options.isReference === true ? undefined : kernelsOf('fields');
  const tone = { cyclesPerMetre: options.cyclesPerMetre, clampMetres };
  if (kernels === undefined) addReference(emitters, places, tone, re);
  else addByKernel(kernels, 'field', emitters, places, tone, re);
  return re;
}

interface Tone {
  readonly cyclesPerMetre: number;
  readonly clampMetres: number;
}

/** The reference: what every kernel must give, bit for bit. */
function addReference(
  { amplitudes, turns, x, y, z }: SteadyEmitters,
  places: Places,
  { clampMetres, cyclesPerMetre }: Tone,
  re: Float64Array,
  im?: Float64Array,
): void {
  for (let p = 0; p < re.length; p++) {
    let sumRe = 0;
    let sumIm = 0;
    for (let i = 0; i < x.length; i++) {
      const dx = x[i]! - places.x[p]!;
      const dy = y[i]! - places.y[p]!;
      const dz = z[i]! - places.z[p]!;
      const metres = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const amplitude = amplitudes[i]! * (1 / Math.max(metres, clampMetres));
      const phase = turns[i]! - cyclesPerMetre * metres;
      sumRe += amplitude * cosTurns(phase);
      if (im !== undefined) sumIm += amplitude * sinTurns(phase);
    }
    re[p] = sumRe;
    if (im !== undefined) im[p] = sumIm;
  }
}

/** The emitters that a call takes; the kernel looks two ahead. */
const EMITTERS = CAPACITY.emitters;
const AHEAD = 2;

function addByKernel(
  kernels: KernelExports,
  kernel: 'phasor' | 'field',
  emitters: SteadyEmitters,
  places: Places,
  { clampMetres, cyclesPerMetre }: Tone,
  re: Float64Array,
  im?: Float64Array,
): void {
  const { buffer } = kernels.memory;
  const room = (address: number): Float64Array => new Float64Array(buffer, address, CAPACITY.points);
  const [x, y, z] = LAYOUT.places.map(room) as [Float64Array, Float64Array, Float64Array];
  const [sumRe, sumIm] = [room(LAYOUT.re), room(LAYOUT.im)];
  const table = new Float64Array(buffer, LAYOUT.emitters, (EMITTERS * EMITTER_BYTES) / 8);
  for (let from = 0; from < re.length; from += CAPACITY.points) {
    const count = Math.min(CAPACITY.points, re.length - from);
    x.set(places.x.subarray(from, from + count));
    y.set(places.y.subarray(from, from + count));
    z.set(places.z.subarray(from, from + count));
    sumRe.fill(0);
    sumIm.fill(0);
    for (let first = 0; first < emitters.x.length; first += EMITTERS) {
      const taken = Math.min(EMITTERS, emitters.x.length - first);
      tabulate(emitters, first, taken, table);
      const end = LAYOUT.emitters + EMITTER_BYTES * (taken + AHEAD);
      kernels[kernel](0, 8 * count, end, cyclesPerMetre, clampMetres);
    }
    re.set(sumRe.subarray(0, count), from);
    im?.set(sumIm.subarray(0, count), from);
  }
}

function tabulate(
  { amplitudes, turns, x, y, z }: SteadyEmitters,
  first: number,
  count: number,
  table: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    table[5 * i] = x[first + i]!;
    table[5 * i + 1] = y[first + i]!;
    table[5 * i + 2] = z[first + i]!;
    table[5 * i + 3] = amplitudes[first + i]!;
    table[5 * i + 4] = turns[first + i]!;
  }
}

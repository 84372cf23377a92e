import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAngles } from '../../src/kernels/angles.js';
import { kernelsOf } from '../../src/kernels/host.js';
import { CAPACITY } from '../../src/kernels/layout.js';
import {
  createUniformStream,
  superposeChord,
  superposeTone,
  superposeToneField,
  type ChordEmitters,
  type Places,
} from '../../src/index.js';
import { sincosTurns } from '../../src/math/pinned.js';

const random = createUniformStream(7);
const signed = (): number => 2 * random.nextUniform() - 1;
const scaled = (): number => signed() * 10 ** (30 * signed());

/** Numbers at which a reduction, a rounding or a sign may go wrong. */
const EIGHTHS = Array.from({ length: 65 }, (_, k) => (k - 32) / 8);
const BY_A_BIT = [0.125, 0.25, 0.375, 0.5, 1e5 + 0.125].flatMap((x) => [
  x * (1 - 2 ** -53),
  x * (1 + 2 ** -52),
  -x * (1 - 2 ** -53),
]);
const EDGES = [
  ...[
    0,
    -0,
    5e-324,
    -5e-324,
    1e-310,
    2.2250738585072014e-308,
    2 ** 49 + 0.125,
    2 ** 50 + 0.25,
    2 ** 51 + 0.5,
  ],
  ...[2 ** 52 + 1, -(2 ** 53), 1e22, -1e300, Number.MAX_VALUE, Infinity, -Infinity, NaN],
  ...[...EIGHTHS, ...BY_A_BIT],
];

/** The first place where two lists differ in a bit (NaN is NaN), told so that a failure can be read; undefined if none. */
function firstDifference(a: Float64Array, b: Float64Array): string | undefined {
  if (a.length !== b.length) return `lengths ${a.length} and ${b.length}`;
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return `[${k}] ${a[k]} and ${b[k]}`;
  return undefined;
}

const list = (count: number, draw: (k: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, k) => draw(k));

/** Emitters and places of some kind; every third place is an emitter's own, where the distance is 0. */
function scene(emitters: number, points: number, subcarriers: number, draw: () => number) {
  const chord: ChordEmitters = {
    x: list(emitters, draw),
    y: list(emitters, draw),
    z: list(emitters, draw),
    amplitudes: list(emitters, draw),
    turns: list(emitters, draw),
    stepTurns: list(emitters, draw),
    code: { re: list(emitters * subcarriers, draw), im: list(emitters * subcarriers, draw) },
  };
  const at = (own: Float64Array) => list(points, (p) => (p % 3 === 0 ? own[p % emitters]! : draw()));
  const places: Places = { x: at(chord.x), y: at(chord.y), z: at(chord.z) };
  return { chord, places };
}

const KINDS: readonly (readonly [string, () => number])[] = [
  ['a room’s', () => 30 * signed()],
  ['all sizes of', scaled],
  ['huge', () => signed() * 1e300],
  ['denormal', () => signed() * 1e-310],
  ['awkward', () => EDGES[random.nextBelow(EDGES.length)]!],
];

describe('WebAssembly has the bits of the reference', () => {
  test('for sines and cosines of turns, all edges and 100,000 others', () => {
    const turns = list(100_000, (k) => EDGES[k] ?? (k % 2 === 0 ? scaled() : 1e6 * signed()));
    const [kernel, reference] = [createAngles(kernelsOf('tones')), createAngles(undefined)];
    for (let from = 0; from < turns.length; from += CAPACITY.angles) {
      const some = turns.subarray(from, from + CAPACITY.angles);
      for (const each of [kernel, reference]) {
        each.turns.set(some);
        each.evaluate(some.length);
      }
      expect(firstDifference(kernel.sines, reference.sines)).toBeUndefined();
      expect(firstDifference(kernel.cosines, reference.cosines)).toBeUndefined();
    }
  });

  test.each(KINDS)('for %s emitters and places', (_, draw) => {
    // Also more emitters, and more places, than one call takes, and counts that fill no vector.
    for (const [emitters, points] of [
      [1, 1],
      [7, 13],
      [2 * CAPACITY.emitters + 3, 5],
      [3, CAPACITY.points + 5],
    ] as const) {
      const { chord, places } = scene(emitters, points, 1, draw);
      const options = { cyclesPerMetre: draw(), nearFieldRadiusMetres: 0.25 };
      if (!Number.isFinite(options.cyclesPerMetre)) options.cyclesPerMetre = 3.3;
      const fast = superposeTone(chord, places, options);
      const slow = superposeTone(chord, places, { ...options, isReference: true });
      expect(firstDifference(fast.re, slow.re)).toBeUndefined();
      expect(firstDifference(fast.im, slow.im)).toBeUndefined();
      expect(firstDifference(superposeToneField(chord, places, options), slow.re)).toBeUndefined();
    }
  });

  test.each(KINDS)('for chords of %s emitters and places, with codes and without', (_, draw) => {
    for (const [emitters, points, subcarriers] of [
      [1, 1, 1],
      [5, 4, 13],
      [300, 3, 64],
      [3, 20, 1024],
    ] as const) {
      const { chord, places } = scene(emitters, points, subcarriers, draw);
      const options = { cyclesPerMetre: 3.3, stepCyclesPerMetre: 0.01, subcarriers };
      const { code: _code, ...plain } = chord;
      for (const each of [chord, plain]) {
        const fast = superposeChord(each, places, options);
        const slow = superposeChord(each, places, { ...options, isReference: true });
        expect(firstDifference(fast.re, slow.re)).toBeUndefined();
        expect(firstDifference(fast.im, slow.im)).toBeUndefined();
      }
    }
  });
});

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test.each([
    ['missing', undefined],
    [
      'without SIMD, or forbidden by a page',
      {
        Module: class {
          constructor() {
            throw new Error('CompileError');
          }
        },
      },
    ],
  ])('%s: everything works and has the same bits', async (_, host) => {
    const { chord, places } = scene(40, 30, 16, () => 30 * signed());
    const options = { cyclesPerMetre: 3.3, stepCyclesPerMetre: 0.01, subcarriers: 16 };
    const turns = list(1000, scaled);
    const [sines, cosines] = [new Float64Array(1000), new Float64Array(1000)];
    sincosTurns(turns, sines, cosines);
    const fast = [superposeTone(chord, places, options).im, superposeChord(chord, places, options).re, sines];
    vi.resetModules();
    vi.stubGlobal('WebAssembly', host);
    const alone = await import('../../src/index.js');
    const { kernelsOf: kernelsAlone } = await import('../../src/kernels/host.js');
    expect(kernelsAlone('tones')).toBeUndefined();
    const again = new Float64Array(1000);
    alone.pinned.sincosTurns(turns, again, cosines);
    const slow = [
      alone.superposeTone(chord, places, options).im,
      alone.superposeChord(chord, places, options).re,
      again,
    ];
    fast.forEach((each, k) => expect(firstDifference(each, slow[k]!)).toBeUndefined());
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demand, load } from './load.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */

const SOURCES = 4096;
const POINTS = 64;
const TONE = { cyclesPerMetre: 3.3, nearFieldRadiusMetres: 0.5 };

/** Sources and points by the generator that tone.c has too. */
function toneScene() {
  let word = 1;
  const draw = () => (word = (Math.imul(word, 0x915f77f5) + 1) >>> 0) / 4294967296;
  const rows = Float64Array.from({ length: 5 * SOURCES }, () => 100 * draw());
  const places = Array.from({ length: 3 }, () => Float64Array.from({ length: POINTS }, () => 100 * draw()));
  const [x, y, z, amplitudes, turns] = [0, 1, 2, 3, 4].map((k) => rows.filter((_, i) => i % 5 === k));
  const [px, py, pz] = places;
  return { emitters: { x, y, z, amplitudes, turns }, places: { x: px, y: py, z: pz } };
}

/** @param {Float64Array} a @param {Float64Array} b */
const isSame = (a, b) => a.length === b.length && a.every((value, k) => Object.is(value, b[k]));

/**
 * @param {string} title @param {(physics: any, scene: any) => () => Float64Array} create @param {Suite['aim']} [aim]
 * @returns {Suite}
 */
const tone = (title, create, aim) => ({
  title,
  unit: 'pairs',
  runs: 15,
  aim,
  reference: 'wave',
  prepare: async () => {
    const physics = await load('physics');
    const scene = toneScene();
    const expected = physics.superposeTone(scene.emitters, scene.places, { ...TONE, isReference: true });
    const run = create(physics, scene);
    return () => {
      demand(isSame(run(), expected.re), 'the bits are not those of the reference');
      return SOURCES * POINTS;
    };
  },
});

/** C, if there is a compiler. @type {Suite} */
const inC = {
  title: 'cos/r, C as the compiler vectorises it',
  unit: 'pairs',
  runs: 15,
  reference: 'wave',
  prepare: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dmct-bench-'));
    const program = path.join(folder, 'tone');
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const source = fileURLToPath(new URL('./tone.c', import.meta.url));
    try {
      const options = ['-O3', '-march=native', '-fno-math-errno', '-fno-trapping-math'];
      execFileSync('cc', [...options, source, '-o', program, '-lm'], { stdio: 'ignore' });
    } catch {
      return 'no C compiler here';
    }
    const physics = await load('physics');
    const { emitters, places } = toneScene();
    const field = physics.superposeToneField(emitters, places, TONE);
    const expected = field.reduce((/** @type {number} */ sum, /** @type {number} */ value) => sum + value, 0);
    return () => {
      const output = execFileSync(program, [String(SOURCES), String(POINTS), '3'], { encoding: 'utf8' });
      const [nanoseconds = NaN, sum = NaN] = output.split(' ').map(Number);
      demand(Math.abs(sum - expected) < 1e-9 * SOURCES, `a sum of ${sum}, not ${expected}`);
      return { units: SOURCES * POINTS, milliseconds: nanoseconds / 1e6 };
    };
  },
};

const CHORD = { cyclesPerMetre: 3.3, stepCyclesPerMetre: 0.01, subcarriers: 64 };

/** @param {number} nodes */
function chordScene(nodes) {
  let word = 7;
  const draw = () => (word = (Math.imul(word, 0x915f77f5) + 1) >>> 0) / 4294967296;
  const list = (/** @type {number} */ scale) => Float64Array.from({ length: nodes }, () => scale * draw());
  const places = { x: list(1000), y: list(1000), z: list(10) };
  return { places, emitters: { ...places, amplitudes: list(1), turns: list(1), stepTurns: list(1) } };
}

/**
 * The statistic of every receiver among n: the energy of each of 64 subcarriers of all the others' chords.
 *
 * @param {string} title @param {number} nodes @param {boolean} isReference @returns {Suite}
 */
const chord = (title, nodes, isReference) => ({
  title,
  unit: 'pair·subcarriers',
  runs: 9,
  ...(isReference ? {} : { aim: { milliseconds: 200, perSecond: 1e9 } }),
  reference: 'wave',
  slow: isReference,
  prepare: async () => {
    const { superposeChord, superposeTone } = await load('physics');
    const { emitters, places } = chordScene(nodes);
    const last = { x: places.x.subarray(-1), y: places.y.subarray(-1), z: places.z.subarray(-1) };
    const l = 63;
    const turns = emitters.turns.map((each, i) => each + l * (emitters.stepTurns[i] ?? NaN));
    const cyclesPerMetre = CHORD.cyclesPerMetre + l * CHORD.stepCyclesPerMetre;
    const expected = superposeTone({ ...emitters, turns }, last, { cyclesPerMetre }).re[0];
    return () => {
      const { im, re } = superposeChord(emitters, places, { ...CHORD, isReference });
      const energies = re.map(
        (/** @type {number} */ value, /** @type {number} */ k) => value * value + im[k] * im[k],
      );
      demand(energies.length === nodes * 64 && energies.every(Number.isFinite), 'an energy is missing');
      demand(Math.abs(re[re.length - 1] - expected) < 1e-9, `${re[re.length - 1]} is not ${expected}`);
      return nodes * nodes * 64;
    };
  },
});

/**
 * Emitters on a grid, against the direct sum at some of its points.
 *
 * @param {number} emitters @param {number} side @param {number} waves @param {boolean} slow @returns {Suite}
 */
const crowd = (emitters, side, waves, slow) => ({
  title: `${emitters.toLocaleString('en')} emitters on ${side} × ${side} points, ${waves} wavelengths across`,
  unit: 'pairs',
  runs: slow ? 1 : 3,
  reference: 'wave',
  slow,
  prepare: async () => {
    const { createUniformStream, superposeOnGrid, superposeTone } = await load('physics');
    const stream = createUniformStream(1);
    const list = (/** @type {number} */ scale) =>
      Float64Array.from({ length: emitters }, () => scale * stream.nextUniform());
    const [x, y, turns] = [list(100), list(100), list(1)];
    const crowded = { x, y, z: list(0), amplitudes: new Float64Array(emitters).fill(1), turns };
    const grid = { x: 0, y: 0, z: 0, spacingMetres: 100 / (side - 1), columns: side, rows: side };
    const options = { cyclesPerMetre: waves / 100, nearFieldRadiusMetres: 0.01 };
    const some = Array.from({ length: 40 }, () => stream.nextBelow(side * side));
    const places = {
      x: Float64Array.from(some, (k) => (k % side) * grid.spacingMetres),
      y: Float64Array.from(some, (k) => Math.floor(k / side) * grid.spacingMetres),
      z: new Float64Array(some.length),
    };
    const direct = superposeTone(crowded, places, options);
    return () => {
      const { im, re } = superposeOnGrid(crowded, grid, { ...options, method: 'convolution' });
      let off = 0;
      let whole = 0;
      some.forEach((k, p) => {
        off += (re[k] - direct.re[p]) ** 2 + (im[k] - direct.im[p]) ** 2;
        whole += direct.re[p] ** 2 + direct.im[p] ** 2;
      });
      demand(off < 1e-12 * whole, `an error of ${Math.sqrt(off / whole)}`);
      return emitters * side * side;
    };
  },
});

/** Sums of waves. @type {readonly [string, Suite][]} */
export const waveSuites = [
  [
    'tone-js',
    tone(
      `cos/r, ${SOURCES.toLocaleString('en')} sources, reference in JavaScript`,
      (physics, scene) => () =>
        physics.superposeToneField(scene.emitters, scene.places, { ...TONE, isReference: true }),
    ),
  ],
  [
    'tone-wasm',
    tone(
      'cos/r, WebAssembly SIMD',
      (physics, scene) => () => physics.superposeToneField(scene.emitters, scene.places, TONE),
      { perSecond: 1.2e8 },
    ),
  ],
  [
    'phasor-wasm',
    tone(
      '(cos, sin)/r, WebAssembly SIMD',
      (physics, scene) => () => physics.superposeTone(scene.emitters, scene.places, TONE).re,
    ),
  ],
  ['tone-c', inC],
  ['chord-js', chord('chords of 64 at 1,000 receivers of 1,000, JavaScript', 1000, true)],
  ['chord-wasm', chord('chords of 64 at 1,000 receivers of 1,000, WebAssembly SIMD', 1000, false)],
  ['many-emitters-small', crowd(10_000, 128, 30, false)],
  ['many-emitters', crowd(1_000_000, 512, 128, true)],
];

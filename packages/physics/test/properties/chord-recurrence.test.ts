import { describe, expect, test } from 'vitest';
import {
  chordErrorBound,
  createUniformStream,
  pinned,
  superposeChord,
  superposeTone,
} from '../../src/index.js';

/*
 * Exact phases to compare with: the product of a 53-bit fraction and a subcarrier's number is split into two doubles whose
 * sum is exact, whole turns are dropped from each, and what is left is a turn and its tail.
 */
const SPLIT = 134217729; // 2^27 + 1 (Veltkamp)
function exactPhasor(turns: number, step: number, l: number): readonly [number, number] {
  const fraction = step - Math.round(step);
  const high = fraction * SPLIT - (fraction * SPLIT - fraction);
  const low = fraction - high;
  const [a, b] = [high * l, low * l];
  const parts = [turns - Math.round(turns), a - Math.round(a), b];
  // Two-sums (Knuth) keep what the additions lose.
  let sum = 0;
  let tail = 0;
  for (const part of parts) {
    const next = sum + part;
    const back = next - sum;
    tail += sum - (next - back) + (part - back);
    sum = next;
  }
  const [c, s] = [pinned.cosTurns(sum), pinned.sinTurns(sum)];
  const angle = pinned.TAU * tail;
  return [c - s * angle, s + c * angle];
}

const here = { x: Float64Array.of(0), y: Float64Array.of(0), z: Float64Array.of(0) };
const at = (turns: number, stepTurns: number) => ({
  ...here,
  amplitudes: Float64Array.of(1),
  turns: Float64Array.of(turns),
  stepTurns: Float64Array.of(stepTurns),
});

/** The worst error of a recurrence over the bound, for steps of all sizes, at each subcarrier. */
function worstOverBound(
  phasors: (turns: number, step: number, count: number) => { re: Float64Array; im: Float64Array },
) {
  const random = createUniformStream(3);
  let worst = 0;
  for (let trial = 0; trial < 400; trial++) {
    const turns = 1000 * random.nextUniform();
    const step = trial % 2 === 0 ? random.nextUniform() : 0.01 * random.nextUniform();
    const { im, re } = phasors(turns, step, 1024);
    for (let l = 0; l < 1024; l += 1 + (l >> 4)) {
      const [c, s] = exactPhasor(turns, step, l);
      worst = Math.max(worst, Math.hypot(re[l]! - c, im[l]! - s) / chordErrorBound(l));
    }
  }
  return worst;
}

describe('the chord’s recurrence', () => {
  test('stays within its bound at every subcarrier', () => {
    const worst = worstOverBound((turns, step, subcarriers) =>
      superposeChord(at(turns, step), here, { cyclesPerMetre: 0, stepCyclesPerMetre: 0, subcarriers }),
    );
    expect(worst).toBeLessThan(1);
    // The bound is no mere formality: errors come within a factor of a hundred of it.
    expect(worst).toBeGreaterThan(0.01);
  });

  test('a worse one, Chebyshev’s, breaks the bound', () => {
    const chebyshev = (turns: number, step: number, count: number) => {
      const [re, im] = [new Float64Array(count), new Float64Array(count)];
      const twice = 2 * pinned.cosTurns(step);
      for (let l = 0; l < count; l++) {
        re[l] = l < 2 ? pinned.cosTurns(turns + l * step) : twice * re[l - 1]! - re[l - 2]!;
        im[l] = l < 2 ? pinned.sinTurns(turns + l * step) : twice * im[l - 1]! - im[l - 2]!;
      }
      return { re, im };
    };
    expect(worstOverBound(chebyshev)).toBeGreaterThan(10);
  });

  test('is the tone at each subcarrier’s own frequency', () => {
    const random = createUniformStream(5);
    const draw = (count: number) => Float64Array.from({ length: count }, () => 40 * random.nextUniform());
    const emitters = {
      x: draw(9),
      y: draw(9),
      z: draw(9),
      amplitudes: draw(9),
      turns: draw(9),
      stepTurns: draw(9),
    };
    const places = { x: draw(6), y: draw(6), z: draw(6) };
    const { im, re } = superposeChord(emitters, places, {
      cyclesPerMetre: 3,
      stepCyclesPerMetre: 0.02,
      subcarriers: 20,
    });
    for (let l = 0; l < 20; l++) {
      const turns = emitters.turns.map((each, i) => each + l * emitters.stepTurns[i]!);
      const tone = superposeTone({ ...emitters, turns }, places, { cyclesPerMetre: 3 + 0.02 * l });
      for (let p = 0; p < 6; p++) {
        expect(re[20 * p + l]).toBeCloseTo(tone.re[p]!, 9);
        expect(im[20 * p + l]).toBeCloseTo(tone.im[p]!, 9);
      }
    }
  });
});

test('arrays that don’t belong together are refused in one line', () => {
  const emitters = at(0, 0);
  expect(() =>
    superposeTone({ ...emitters, turns: new Float64Array(2) }, here, { cyclesPerMetre: 1 }),
  ).toThrow('emitters.turns must have 1 entries as emitters.x has, got 2');
  const chord = { cyclesPerMetre: 1, stepCyclesPerMetre: 1, subcarriers: 9 };
  const code = { re: new Float64Array(8), im: new Float64Array(8) };
  expect(() => superposeChord({ ...emitters, code }, here, chord)).toThrow(
    'a code must have 9 entries an emitter',
  );
});

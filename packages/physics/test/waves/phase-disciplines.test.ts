import { describe, expect, test } from 'vitest';
import {
  createCarriers,
  createField,
  createTrustWave,
  createUniformStream,
  exponentialMedium,
  focusedPhases,
  lockPhases,
  measureFieldAt,
  orderOfPhases,
  pinned,
  randomPhases,
  type Phases,
  type Position,
} from '../../src/index.js';

const FREQUENCY_HZ = 1e9;
const COUNT = 24;
const medium = exponentialMedium();
const random = createUniformStream(12);
const origins: readonly Position[] = Array.from({ length: COUNT }, () => ({
  x: 1000 * random.nextUniform(),
  y: 1000 * random.nextUniform(),
  z: 1000 * random.nextUniform(),
}));
const focus: Position = { x: 100, y: 200, z: 300 };

function powerAt(place: Position, phases: Phases): number {
  const waves = origins.map((origin, i) =>
    createTrustWave({
      origin,
      amplitude: 1,
      carriers: createCarriers([FREQUENCY_HZ], [phases[i]!]),
      durationSeconds: 1e-3,
    }),
  );
  const window = { startSeconds: 1e-5, durationSeconds: 1e-6 };
  const { re, im } = measureFieldAt(createField(waves, medium), place, FREQUENCY_HZ, window);
  return re * re + im * im;
}

test('random: powers add', () => {
  let sum = 0;
  for (let seed = 0; seed < 400; seed++) sum += powerAt(focus, randomPhases(COUNT, seed)) / 400;
  expect(Math.abs(sum / COUNT - 1)).toBeLessThan(3.3 / Math.sqrt(400));
});

test('focused: N² at the focus, and chance elsewhere', () => {
  const phases = focusedPhases(origins, focus, medium, FREQUENCY_HZ);
  expect(powerAt(focus, phases) / COUNT ** 2).toBeCloseTo(1, 6);
  expect(powerAt({ ...focus, x: focus.x + 40 }, phases)).toBeLessThan(8 * COUNT);
});

describe('locked', () => {
  const delaySeconds = (i: number, j: number): number =>
    Math.hypot(origins[i]!.x - origins[j]!.x, origins[i]!.y - origins[j]!.y, origins[i]!.z - origins[j]!.z) /
    299792458;
  const options = (couplingRadiansPerSecond: number) => ({
    ratesRadiansPerSecond: Array.from({ length: COUNT }, (_, i) => 400 * (i / (COUNT - 1) - 0.5)),
    startRadians: randomPhases(COUNT, 1),
    couplingRadiansPerSecond,
    delaySeconds,
    stepSeconds: 5e-5,
    steps: 1500,
  });

  test('clocks that hear each other at the speed of light fall into step, and then beam as one', () => {
    const locked = lockPhases(options(2000));
    const order = locked.orders[locked.orders.length - 1]!;
    expect(order).toBeGreaterThan(0.95);
    expect(order).toBe(orderOfPhases(locked.phasesRadians));
    const spread = Math.max(...locked.ratesRadiansPerSecond) - Math.min(...locked.ratesRadiansPerSecond);
    expect(spread).toBeLessThan(1);
    const phases = focusedPhases(origins, focus, medium, FREQUENCY_HZ, locked.phasesRadians);
    // What the clocks' errors leave: N²r².
    expect(powerAt(focus, phases) / (COUNT * order) ** 2).toBeCloseTo(1, 6);
  });

  test('too weakly coupled they do not', () => {
    const loose = lockPhases(options(50));
    expect(loose.orders.slice(-500).reduce((a, b) => a + b, 0) / 500).toBeLessThan(0.6);
    const phases = focusedPhases(origins, focus, medium, FREQUENCY_HZ, loose.phasesRadians);
    expect(powerAt(focus, phases)).toBeLessThan(0.6 * COUNT ** 2);
  });

  test('equal clocks at equal delays slow down together: Ω = ω − K·(N−1)/N·sin Ωτ (Yeung & Strogatz 1999)', () => {
    const [rate, coupling, delay, count] = [30, 40, 0.02, 8];
    const { ratesRadiansPerSecond, orders } = lockPhases({
      ratesRadiansPerSecond: new Float64Array(count).fill(rate),
      startRadians: Float64Array.from({ length: count }, (_, i) => 0.1 * i),
      couplingRadiansPerSecond: coupling,
      delaySeconds: () => delay,
      stepSeconds: 1e-3,
      steps: 4000,
    });
    expect(orders[3999]).toBeCloseTo(1, 6);
    const locked = ratesRadiansPerSecond[0]!;
    const pull = coupling * ((count - 1) / count);
    expect(locked + pull * pinned.sin(locked * delay)).toBeCloseTo(rate, 3);
    expect(locked).toBeLessThan(rate - 5);
  });

  test('bad options are refused in one line', () => {
    expect(() => lockPhases({ ...options(1), startRadians: [0] })).toThrow(/one entry an oscillator/);
    expect(() => lockPhases({ ...options(1), stepSeconds: 0 })).toThrow(/stepSeconds/);
    expect(() => lockPhases({ ...options(1), delaySeconds: () => -1 })).toThrow(/a delay/);
  });
});

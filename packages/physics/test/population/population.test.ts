import {
  createFieldReading,
  createUniformStream,
  directSum,
  experiments,
  gainMoments,
  populationSum,
  summedArrivals,
  type Population,
} from '@dmct/physics';
import { describe, expect, it } from 'vitest';
import { nearestRadii } from '../../src/population/nearest-radii.js';

const DIMENSIONS = [1, 2, 3] as const;
const crowd = (emitters: number, more: Partial<Population> = {}): Population => ({
  emitters,
  dimensions: 3,
  radiusMetres: 1000,
  amplitude: 1,
  ...more,
});

describe('a population emitter by emitter', () => {
  it('is what the field superposes', () => {
    const frequencies = [1e9, 1.001e9];
    const whole = directSum(crowd(300), 2, createUniformStream(4));
    const random = createUniformStream(4);
    const arrivals = Array.from({ length: 300 }, () => {
      const one = directSum(crowd(1), 2, random);
      return summedArrivals(one, frequencies, 1e-6)[0]!;
    });
    const reading = createFieldReading({ arrivals, durationSeconds: 1e-6 });
    frequencies.forEach((hz, c) => {
      const phasor = reading.integrate(hz, 0, 1e-6);
      expect(phasor.re).toBeCloseTo(whole.re[c]!, 9);
      expect(phasor.im).toBeCloseTo(whole.im[c]!, 9);
    });
  });
  it.each(DIMENSIONS)('has the gains that the moments tell, %i-dimensional', (dimensions) => {
    // A wide clamp keeps the fourth moment's sample mean from hanging on one emitter.
    const shell = { dimensions, innerMetres: 0, outerMetres: 1000, nearFieldRadiusMetres: 100 };
    const random = createUniformStream(dimensions);
    const one = crowd(1, { dimensions, nearFieldRadiusMetres: 100, phases: 'aligned' });
    const gains = Array.from({ length: 20_000 }, () => directSum(one, 1, random).re[0]!);
    const mean = (of: (gain: number) => number) => gains.reduce((sum, gain) => sum + of(gain), 0) / 20_000;
    const { first, second, fourth } = gainMoments(shell);
    const error = (variance: number) => 3.3 * Math.sqrt(variance / 20_000);
    expect(Math.abs(mean((g) => g) - first)).toBeLessThan(error(second - first * first));
    expect(Math.abs(mean((g) => g * g) - second)).toBeLessThan(error(fourth - second * second));
    const eighth = mean((g) => g ** 8);
    expect(Math.abs(mean((g) => g ** 4) - fourth)).toBeLessThan(error(eighth - fourth * fourth));
  });
});

describe('the nearest', () => {
  it.each(DIMENSIONS)('are as far as the nearest of all, %i-dimensional', (dimensions) => {
    const random = createUniformStream(9);
    const sorted = () => {
      const radii = Array.from({ length: 50 }, () =>
        Math.max(...Array.from({ length: dimensions }, () => random.nextUniform())),
      );
      return radii.sort((a, b) => a - b);
    };
    const all = Array.from({ length: 1500 }, sorted);
    const drawn = Array.from({ length: 1500 }, () => nearestRadii(50, dimensions, 10, random));
    for (const rank of [0, 1, 9]) {
      const distance = experiments.twoSampleDistance(
        all.map((radii) => radii[rank]!),
        drawn.map((radii) => radii[rank]!),
      );
      expect(distance).toBeLessThan(experiments.twoSampleCritical(1500, 1500, 1e-3));
    }
  });
});

describe('population mode', () => {
  const seed = 6;
  it.each(DIMENSIONS.flatMap((d) => [['tone', d] as const, ['energy', d] as const]))(
    'gives the %s receiver what direct simulation gives, %i-dimensional',
    (receiver, dimensions) => {
      const found = experiments.populationDistance({
        emitters: 300,
        dimensions,
        receiver,
        samples: 400,
        seed,
      });
      expect(found.measured).toBeLessThan(found.tolerance);
    },
  );
  it.each(DIMENSIONS)('adds aligned amplitudes, %i-dimensional', (dimensions) => {
    const options = { emitters: 300, dimensions, receiver: 'tone', phases: 'aligned' } as const;
    const found = experiments.populationDistance({ ...options, samples: 600, seed });
    expect(found.measured).toBeLessThan(found.tolerance);
  });
  it.each([1, 2] as const)(
    'needs its nearest: a Gaussian alone is found out, %i-dimensional',
    (dimensions) => {
      const options = { emitters: 1000, dimensions, receiver: 'tone', nearest: 0 } as const;
      const found = experiments.populationDistance({ ...options, samples: 300, seed });
      expect(found.measured).toBeGreaterThan(found.tolerance);
    },
  );
  it.each([
    ['tone', 1, 0.5],
    ['energy', 3, 0.5],
    ['tone', 3, 0.9],
  ] as const)('gives a %s receiver off the middle what direct simulation does, %i-dimensional', (...args) => {
    const [receiver, dimensions, offset] = args;
    const options = { emitters: 300, dimensions, receiver, offset, samples: 400, seed };
    const found = experiments.populationDistance(options);
    expect(found.measured).toBeLessThan(found.tolerance);
  });
  it('hears less near the edge than in the middle, and the distance tells', () => {
    const options = { truthful: 300, liars: 0, dimensions: 3, receiver: 'energy', subcarriers: 4 } as const;
    const drawsOf = (mode: 'direct' | number, offset: number) => {
      const [random, crowd] = [
        createUniformStream(seed),
        experiments.createCrowd({ ...options, mode, offset }),
      ];
      return Array.from({ length: 1000 }, () => crowd(random).truth);
    };
    expect(experiments.twoSampleDistance(drawsOf('direct', 0), drawsOf(64, 0.9))).toBeGreaterThan(
      experiments.twoSampleCritical(1000, 1000, 1e-3),
    );
  });
  it('decides alike', () => {
    const options = { emitters: 300, dimensions: 2, receiver: 'energy' } as const;
    const found = experiments.populationDecision({ ...options, samples: 300, seed });
    expect(Math.abs(found.measured)).toBeLessThan(found.tolerance);
  });
  it('reaches ten billion: powers add, aligned amplitudes do', () => {
    const random = createUniformStream(3);
    const emitters = 1e10;
    const { first, second } = gainMoments({
      dimensions: 3,
      innerMetres: 0,
      outerMetres: 1000,
      nearFieldRadiusMetres: 1,
    });
    let power = 0;
    for (let draw = 0; draw < 50; draw++) {
      const { re, im } = populationSum(crowd(emitters), { carriers: 20 }, random);
      re.forEach((value, c) => (power += (value * value + im[c]! * im[c]!) / 1000));
    }
    expect(Math.abs(power / (emitters * second) - 1)).toBeLessThan(3.3 / Math.sqrt(1000));
    const aligned = populationSum(crowd(emitters, { phases: 'aligned' }), { carriers: 1 }, random);
    expect(aligned.re[0]! / (emitters * first)).toBeCloseTo(1, 4);
  });
  it('refuses what is no population', () => {
    const random = createUniformStream(1);
    expect(() => directSum(crowd(1.5), 1, random)).toThrow(/emitters must be an integer/);
    expect(() => populationSum(crowd(2e10), { carriers: 1 }, random)).toThrow(/emitters/);
    expect(() => populationSum(crowd(10), { carriers: 0 }, random)).toThrow(/carriers/);
    expect(() => populationSum(crowd(10, { offsetMetres: 950 }), { carriers: 1 }, random)).toThrow(/offset/);
    const disc = crowd(10, { dimensions: 2, offsetMetres: 500 });
    expect(() => populationSum(disc, { carriers: 1 }, random)).toThrow(/line or in a ball/);
    expect(populationSum(crowd(0), { carriers: 1 }, random).re[0]).toBe(0);
  });
});

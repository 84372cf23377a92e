import {
  createFieldReading,
  createTrustWave,
  createCarriers,
  createToneReceiver,
  createUniformStream,
  pinned,
  strongestCandidate,
} from '@dmct/physics';
import { describe, expect, it } from 'vitest';
import { byzantineAttackDemo } from '../../src/index.js';
import { strongestByRatio, withOwnVote } from '../../src/seed/rules.js';
import { consistentLie, none, onField } from '../support/field-attacks.js';
import { countRight, run, runs } from '../support/lab.js';

describe("the document's example", () => {
  it('"follow the strongest" is a lottery: two honest against one liar, equal gains, the lie wins 1/3 (D20)', () => {
    const seeds = 9000;
    const window = 1e-6;
    const frequencies = [1e9 + 3e6, 1e9 + 8e6];
    const receiver = createToneReceiver({ durationSeconds: window });
    let lieWins = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const arrivals = [0, 0, 1].map((message, general) => ({
        wave: createTrustWave({
          origin: { x: 0, y: 0, z: 0 },
          amplitude: 1,
          carriers: createCarriers(
            [frequencies[message]!],
            [pinned.TAU * createUniformStream(seed, general).nextUniform()],
          ),
          durationSeconds: 2 * window,
        }),
        delaySeconds: -window / 2,
        gain: 1,
      }));
      const field = createFieldReading({ arrivals, durationSeconds: window });
      const evidence = receiver.read(
        field,
        frequencies.map((frequency) => ({ frequenciesHz: Float64Array.of(frequency) })),
      );
      if (strongestCandidate(evidence) === 1) lieWins++;
    }
    expect(Math.abs(lieWins / seeds - 1 / 3)).toBeLessThan(3.3 * Math.sqrt(2 / 9 / seeds));
  });

  it('decides what all emit when nobody lies', () => {
    expect(countRight(runs(none, { strategy: 'dmct-seed' }, 20))).toBe(20);
  });

  it('three honest generals and one liar are right in well under half of the seeds', () => {
    const results = runs(consistentLie, { strategy: 'dmct-seed', traitors: 1, topology: 'uniform' }, 200);
    const right = countRight(results);
    expect(right).toBeGreaterThan(0);
    expect(right).toBeLessThan(100);
    expect(results.some((result) => result.verdicts.termination === 'violated')).toBe(true);
    expect(results.some((result) => result.verdicts.agreement === 'violated')).toBe(true);
    expect(results.every((result) => result.assumptionsBroken.length === 0)).toBe(true);
  });

  it('takes one crossing of light and one measurement', () => {
    const result = run(none, {
      strategy: 'dmct-seed',
      topology: 'line',
      conditions: { scaleMetres: 299792.458 },
    });
    // Three milliseconds along the line of four, and one of listening.
    expect(result.finalitySeconds?.max).toBeCloseTo(4e-3, 9);
    expect(result.energyJoules.byPart.emission).toBeGreaterThan(0);
  });

  it('stops without a decision where neither order leads by CONFIDENCE_RATIO', () => {
    expect(strongestByRatio([1.6, 1], 1.5)).toBe(0);
    expect(strongestByRatio([1, 1.6], 1.5)).toBe(1);
    expect(strongestByRatio([1.4, 1], 1.5)).toBeNull();
    expect(strongestByRatio([0, 0], 1.5)).toBeNull();
  });

  it('counts its own order in power, as one vote of mean weight', () => {
    expect(withOwnVote([3, 1], 0, 16)).toEqual([5, 1]);
    expect(withOwnVote([3, 0], 1, 16)).toEqual([3, 4]);
  });

  it('draws aligned phases only when told, and is the same run for the same seed', () => {
    const scenario = { strategy: 'dmct-seed', traitors: 1, topology: 'uniform' as const };
    const hash = (params: Record<string, unknown>) => run(consistentLie, { ...scenario, params }).traceHash;
    expect(hash({})).toBe(hash({}));
    expect(hash({ phases: 'aligned' })).not.toBe(hash({}));
  });

  it('takes the phases of a scene one by one, and draws those that are not given', () => {
    const phases = (params: Record<string, unknown>): readonly number[] => {
      const heard: number[] = [];
      const wiretap = onField('wiretap', (emission) => {
        heard.push(emission.carriers.phasesRadians[0]! / pinned.TAU);
        return [emission];
      });
      run(wiretap, { strategy: 'dmct-seed', traitors: 4, params });
      return heard;
    };
    const drawn = phases({});
    const [first, second, ...others] = phases({ phaseTurns: [0.25, 0.75] });
    expect([first, second]).toEqual([0.25, 0.75]);
    expect(others).toEqual(drawn.slice(2));
    expect(phases({ phaseTurns: [0.25], phases: 'aligned' })).toEqual([0.25, 0, 0, 0]);
  });

  it('refuses a log, and a band with one tone', () => {
    expect(() => run(none, { strategy: 'dmct-seed', workload: 'log' })).toThrow(/no log/);
    expect(() =>
      run(none, { strategy: 'dmct-seed', params: { bandwidthHz: 1000, listeningSeconds: 1e-3 } }),
    ).toThrow(/two tones/);
  });
});

describe('byzantine_attack()', () => {
  const report = byzantineAttackDemo({ seeds: 300 });

  it("measures, at the traitor's own place, a lie that the clamp radius alone makes strong", () => {
    expect(report.runs.map((one) => one.clampRadiusMetres)).toEqual([1, 0.5, 0.1, 0.01]);
    // One emitter does not fade: its strength is 1 / clamp.
    report.runs.forEach((one) => expect(one.lieStrength).toBeCloseTo(1 / one.clampRadiusMetres, 6));
  });

  it('reaches its conclusion in fewer than half of the seeds at 1 m, and never at 0.1 m', () => {
    const [metre, half, tenth] = report.rates;
    expect(metre?.rate).toBeGreaterThan(0.35);
    expect(metre?.rate).toBeLessThan(0.55);
    expect(half!.rate).toBeLessThan(metre!.rate);
    // Three waves of 1/0.707 can't exceed 4.25 V/m, and the lie has 10.
    expect(tenth?.truthStandsOut).toBe(0);
    for (const rates of report.rates) {
      expect(rates.truthStandsOut + rates.lieStandsOut + rates.undecided).toBe(rates.seeds);
    }
  });

  it('is read right by gates at every clamp radius', () => {
    for (const rates of report.rates) expect(rates.engineered.concludes).toBe(rates.seeds);
    const readings = report.runs[0]!.engineered.readings.map((reading) => Math.round(reading));
    expect(readings).toEqual([1, 1, 1, 0]);
  });

  it('is the same for the same seed, and refuses nonsense', () => {
    expect(byzantineAttackDemo({ seeds: 20 })).toEqual(byzantineAttackDemo({ seeds: 20 }));
    expect(() => byzantineAttackDemo({ seeds: 0 })).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { studentInterval, wilson } from '../../src/study/statistics.js';
import { summarise } from '../../src/study/summarise.js';
import { createResult } from './runs.js';

const right = createResult();
const broken = createResult({
  verdicts: { ...right.verdicts, agreement: 'violated', termination: 'unknown' },
  assumptionsBroken: ['reliable-links', 'faulty-within-bound'],
  replay: 'dmct run plain --seed 2',
});
const stuck = createResult({
  verdicts: { ...right.verdicts, termination: 'unknown' },
  finalitySeconds: null,
  replay: 'dmct run plain --seed 3',
});

describe('summarise', () => {
  const measured = summarise([
    right,
    broken,
    stuck,
    createResult({ finalitySeconds: { mean: 4, p50: 4, p99: 4, max: 4 } }),
  ]);

  it('counts the right, the violated and the unknown apart', () => {
    expect(measured.runs).toBe(4);
    expect(measured.right).toEqual(wilson(2, 4));
    expect(measured.violated.agreement).toEqual(wilson(1, 4));
    expect(measured.violated.termination).toEqual(wilson(0, 4));
    expect(measured.unknown).toMatchObject({ termination: 2, agreement: 0 });
  });

  it('takes means over the runs that have the value', () => {
    const finality = studentInterval([1, 1, 4]);
    expect(finality?.interval.low).toBeLessThan(0);
    // No time is below zero: only that part of the interval is left out.
    const interval = { low: 0, high: finality?.interval.high };
    expect(measured.finalitySeconds).toEqual({ ...finality, interval });
    expect(measured.intervals['finalitySeconds']).toEqual(interval);
    expect(measured.clientSeconds).toBeNull();
    expect(measured.energyJoulesDeployed).toBeNull();
    expect(measured.messages).toMatchObject({ mean: 10, samples: 4 });
    expect(measured.faultyShare).toBe(0.25);
  });

  it('lists every assumption that some run broke, in the listed order', () => {
    expect(measured.assumptionsBroken).toEqual(['faulty-within-bound', 'reliable-links']);
  });

  it('replays the first run that was not right', () => {
    expect(measured.firstFailure).toBe('dmct run plain --seed 2');
    expect(summarise([right, stuck]).firstFailure).toBe('dmct run plain --seed 3');
    expect(summarise([right]).firstFailure).toBeNull();
  });

  it('has the intervals in one place, without those that do not exist', () => {
    expect(measured.intervals['right']).toEqual(measured.right.interval);
    expect(measured.intervals['violated.agreement']).toEqual(measured.violated.agreement.interval);
    expect(measured.intervals['finalitySeconds']).toEqual(measured.finalitySeconds?.interval);
    expect(measured.intervals).not.toHaveProperty('clientSeconds');
  });

  it('means each need of hardware over the runs that report it', () => {
    const hardware = summarise([
      createResult({ hardware: { watts: 1, 'bit/s': 4 } }),
      createResult({ hardware: { watts: 3 } }),
    ]).hardware;
    expect(hardware).toEqual({ watts: 2, 'bit/s': 4 });
  });

  it('refuses nothing at all', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });
});

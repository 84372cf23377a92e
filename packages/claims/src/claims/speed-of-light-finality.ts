import { defineClaim, type Lab } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';

const NODES = 10;
const SPACING_METRES = 1e6;
/** Light's way from one end of the line to the other, s: the least that any agreement among all can take. */
const CROSSING_SECONDS = ((NODES - 1) * SPACING_METRES) / SPEED_OF_LIGHT;
const SAMPLES = 20;
const AT_LIGHT_SPEED = 1.1;
const WITHIN_ROUNDS = 100;

/** Time to finality on a line of 9,000 km over the time that light takes along it. */
export const speedOfLightFinality = defineClaim({
  id: 'speed-of-light-finality',
  statement: 'Decisions are final at the speed of light.',
  source: '"Advantages Over Traditional Solutions", Finality Time',
  rule: 'slowest honest finality over light’s crossing of a line of ten, 1,000 km apart: supported if at most 1.1 in every run; conditional if at most 100; else refuted',
  experiment: (lab) => {
    const runs = lab.quick ? 3 : SAMPLES;
    const engineered = ratios(lab, 'dmct', runs);
    lab.progress(0.5);
    const asWritten = ratios(lab, 'dmct-seed', runs);
    const value = engineered.reduce((sum, ratio) => sum + ratio, 0) / engineered.length;
    return Promise.resolve({
      metric: 'slowest finality of dmct over light’s crossing time',
      value,
      interval: { low: Math.min(...engineered), high: Math.max(...engineered) },
      samples: runs,
      data: { crossingSeconds: CROSSING_SECONDS, dmct: engineered, dmctSeed: asWritten },
    });
  },
  judge: ({ interval }) => {
    const worst = interval?.high ?? Infinity;
    if (worst <= AT_LIGHT_SPEED) return 'supported';
    return worst <= WITHIN_ROUNDS ? 'conditional' : 'refuted';
  },
  condition: ({ value }) =>
    `up to a factor: the engineered protocol takes about ${value.toFixed(1)} crossings, one for each of its rounds and slots`,
});

/** A run that decided nothing counts as never. */
function ratios(lab: Lab, strategy: string, runs: number): readonly number[] {
  return Array.from({ length: runs }, (_, index) => {
    const { finalitySeconds } = lab.simulate({
      strategy,
      attack: 'none',
      nodes: NODES,
      traitors: 0,
      seed: index + 1,
      topology: 'line',
      conditions: { scaleMetres: SPACING_METRES },
    });
    return (finalitySeconds?.max ?? Infinity) / CROSSING_SECONDS;
  });
}

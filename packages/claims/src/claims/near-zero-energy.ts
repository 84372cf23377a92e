import { defineClaim, type Lab, type RunResult } from '@dmct/core';

const BASELINES = ['pbft', 'pos', 'pow', 'generals'] as const;
const NODES = 10;
const NEAR_ZERO = 0.01;

/** Energy of one decision among ten in cities, nobody lying: whole power over the time, and what it added. */
export const nearZeroEnergy = defineClaim({
  id: 'near-zero-energy',
  statement: 'Agreement by waves costs next to no energy.',
  source: '"Advantages Over Traditional Solutions", Energy Cost',
  rule: 'joules of one decision among ten in cities over the cheapest baseline’s (pbft, pos, pow, generals): supported if at most 1 % with machines and receivers counted alike; conditional if at most 1 % counting the emitted waves alone; else refuted',
  experiment: (lab) => {
    const dmct = runHonest(lab, 'dmct').energyJoules;
    lab.progress(0.2);
    const baselines = BASELINES.map((strategy, index) => {
      const joules = runHonest(lab, strategy).energyJoules.total;
      lab.progress((index + 1) / BASELINES.length);
      return { strategy, joules };
    });
    const cheapest = Math.min(...baselines.map(({ joules }) => joules));
    return Promise.resolve({
      metric: 'energy of a decision of dmct over the cheapest baseline’s, whole power counted alike',
      value: dmct.total / cheapest,
      interval: null,
      samples: 1,
      data: {
        dmctJoules: dmct.total,
        byPart: dmct.byPart,
        emittedOverCheapest: dmct.byPart.emission / cheapest,
        baselines,
      },
    });
  },
  judge: ({ value, data }) => {
    if (value <= NEAR_ZERO) return 'supported';
    return (data['emittedOverCheapest'] as number) <= NEAR_ZERO ? 'conditional' : 'refuted';
  },
  condition: () =>
    'only if nothing but the radiated waves is counted: machines and receivers that are switched on meanwhile cost as they do elsewhere',
});

function runHonest(lab: Lab, strategy: string): RunResult {
  return lab.simulate({ strategy, attack: 'none', nodes: NODES, traitors: 0, seed: 1 });
}

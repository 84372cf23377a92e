import { defineClaim, type Claim, type Lab } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { mean, studentInterval } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { FIRST_SEED } from '../run/first-seed.js';
import { seedOf } from '../run/sampling.js';

const FLAT = 0.1;
const EARTH_METRES = 1e7;
const CROWD = 1e10;

export interface ScalingPhysics {
  readonly scaleMetres: number;
}

/** How time and energy of a general grow with n, in a crowd and over the Earth; and what a margin of one vote takes. */
export const scalesInfinitelyWith = ({ scaleMetres }: ScalingPhysics): Claim =>
  defineClaim({
    id: 'scales-infinitely',
    statement: 'It works the same for ten nodes or for ten billion.',
    source: '"Real-World Implications", 3',
    rule: 'exponent of n in dmct’s time to finality and in its energy a general without what it radiates, 10 to 300 generals (quick: 40): supported if both at most 0.1 within 1 km (95 % upper bound); conditional if over 10,000 km; else refuted',
    cost: { seconds: 18, quickSeconds: 0.32 },
    experiment: (lab) => {
      const sizes = lab.quick ? [10, 40] : [10, 31, 100, 300];
      const near = sizes.map((nodes) => grown(lab, nodes, scaleMetres));
      lab.progress(0.6);
      const far = sizes.map((nodes) => grown(lab, nodes, EARTH_METRES));
      const exponents = exponentsOf(near);
      const value = studentInterval(exponents.seconds);
      const joules = studentInterval(exponents.joules);
      const earth = exponentsOf(far);
      const last = near[near.length - 1] as Grown;
      const margins = (lab.quick ? [3, 5] : [3, 5, 7, 9]).map((n) => {
        const { measured } = experiments.oneVoteMargin({
          n,
          samples: lab.quick ? 40 : 400,
          seed: seedOf(lab),
        });
        return { n, looks: experiments.looksForMargin(n), error: measured };
      });
      return Promise.resolve({
        metric: `exponent of n in the time to finality within ${String(scaleMetres)} m`,
        value: value?.mean ?? NaN,
        interval: value?.interval ?? null,
        samples: exponents.seconds.length,
        data: {
          joulesHigh: joules?.interval.high ?? Infinity,
          earthHigh: Math.max(...earth.seconds, ...earth.joules),
          extrapolatedSeconds: (mean(last.seconds) / last.nodes) * CROWD,
          margins,
          table: dataTable(
            ['generals', 'finality, s', 'energy a general, J', 'finality over 10,000 km, s', 'right'],
            near.map(({ nodes, seconds, joules: each, right }, k) => [
              nodes,
              mean(seconds),
              mean(each),
              mean((far[k] as Grown).seconds),
              right,
            ]),
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      const high = interval?.high ?? Infinity;
      if (high <= FLAT && (data['joulesHigh'] as number) <= FLAT) return 'supported';
      return (data['earthHigh'] as number) <= FLAT ? 'conditional' : 'refuted';
    },
    condition: ({ value, data }) =>
      `only while the slots of all are short beside light’s crossing: within a kilometre time grows as n to the ${value.toFixed(2)}, and ten billion slots would take ${((data['extrapolatedSeconds'] as number) / 3600).toFixed(1)} h (extrapolated)`,
  });

export const scalesInfinitely = scalesInfinitelyWith({ scaleMetres: 1000 });

interface Grown {
  readonly nodes: number;
  readonly seconds: readonly number[];
  readonly joules: readonly number[];
  readonly right: string;
}

/** Three placings, nobody lying: the least that a decision takes. */
function grown(lab: Lab, nodes: number, scaleMetres: number): Grown {
  const runs = [0, 1, 2].map((index) =>
    lab.simulate({
      strategy: 'dmct',
      attack: 'none',
      nodes,
      traitors: 0,
      seed: FIRST_SEED + index,
      topology: 'uniform',
      conditions: { scaleMetres },
    }),
  );
  return {
    nodes,
    seconds: runs.map(({ finalitySeconds }) => finalitySeconds?.max ?? Infinity),
    joules: runs.map(({ energyJoules }) => (energyJoules.total - energyJoules.byPart.emission) / nodes),
    right: `${String(runs.filter(({ decisions }) => decisions.undecided === 0).length)} of 3`,
  };
}

/** Smallest to largest size, one exponent a placing. */
function exponentsOf(sizes: readonly Grown[]) {
  const [first, last] = [sizes[0] as Grown, sizes[sizes.length - 1] as Grown];
  const exponent = (from: readonly number[], to: readonly number[]) =>
    to.map((value, k) => pinned.log(value / (from[k] ?? NaN)) / pinned.log(last.nodes / first.nodes));
  return { seconds: exponent(first.seconds, last.seconds), joules: exponent(first.joules, last.joules) };
}

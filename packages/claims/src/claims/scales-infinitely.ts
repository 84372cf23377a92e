import { defineClaim, type Claim, type Lab } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { mean, studentInterval } from '@dmct/simulator';
import { crowdErrors, errorsNoMore, type CrowdErrors } from '../run/crowd-errors.js';
import { dataTable } from '../run/data-table.js';
import { FIRST_SEED } from '../run/first-seed.js';
import { seedOf } from '../run/sampling.js';

const FLAT = 0.1;
const EARTH_METRES = 1e7;
const CROWD = 1e10;
/** Sizes of which receivers of the whole field are asked. */
const CROWDS = [10, 1000, 1e6, CROWD] as const;
const NOT_RUN = 'not run';

export interface ScalingPhysics {
  readonly scaleMetres: number;
  /** Whether two generals stand at opposite corners, so that the longest way doesn't grow with the number. */
  readonly spansCube?: boolean;
}

/**
 * How time and energy of a general grow with n, in a crowd and over the Earth; what a margin of one vote takes; and how
 * often ten billion mislead a receiver that adds up the whole field, in the population mode (D-population).
 */
export const scalesInfinitelyWith = ({ scaleMetres, spansCube = false }: ScalingPhysics): Claim =>
  defineClaim({
    id: 'scales-infinitely',
    statement: 'It works the same for ten nodes or for ten billion.',
    source: '"Real-World Implications", 3',
    rule: 'exponent of n in dmct’s time to finality and in its energy a general without what it radiates, 10 to 300 generals (quick: 40): supported if both at most 0.1 within 1 km (95 % upper bound) and a receiver of the whole field, a third lying, errs no more often among 10^10 in the population mode than among 10 (95 % intervals); conditional if both at most 0.1 over 10,000 km; else refuted',
    cost: { seconds: 18, quickSeconds: 0.32 },
    experiment: (lab) => {
      const sizes = lab.quick ? [10, 40] : [10, 31, 100, 300];
      const near = sizes.map((nodes) => grown(lab, nodes, scaleMetres, spansCube));
      lab.progress(0.5);
      const far = sizes.map((nodes) => grown(lab, nodes, EARTH_METRES, spansCube));
      lab.progress(0.8);
      const crowds = CROWDS.map((nodes) => crowdErrors(lab, nodes));
      const exponents = exponentsOf(near);
      const value = studentInterval(exponents.seconds);
      const joules = studentInterval(exponents.joules);
      const earth = exponentsOf(far);
      const last = near[near.length - 1] as Grown;
      return Promise.resolve({
        metric: `exponent of n in the time to finality within ${String(scaleMetres)} m`,
        value: value?.mean ?? NaN,
        interval: value?.interval ?? null,
        samples: exponents.seconds.length,
        data: {
          joulesHigh: joules?.interval.high ?? Infinity,
          earthHigh: Math.max(...earth.seconds, ...earth.joules),
          extrapolatedSeconds: (mean(last.seconds) / last.nodes) * CROWD,
          margins: marginErrors(lab),
          crowds,
          crowdErrsNoMore: errorsNoMore(
            (crowds[crowds.length - 1] as CrowdErrors).ball,
            (crowds[0] as CrowdErrors).ball,
          ),
          table: dataTable(
            [
              'generals',
              'finality, s',
              'energy a general, J',
              'finality over 10,000 km, s',
              'right',
              'whole field wrong, a third lying, in a ball',
              'the same on the ground',
              'the same in a ball, a majority of one vote',
            ],
            tableRows(near, far, crowds),
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      const high = interval?.high ?? Infinity;
      const isFlat = high <= FLAT && (data['joulesHigh'] as number) <= FLAT;
      if (isFlat && data['crowdErrsNoMore'] === true) return 'supported';
      return (data['earthHigh'] as number) <= FLAT ? 'conditional' : 'refuted';
    },
    condition: ({ value, data }) =>
      `only while the slots of all are short beside light’s crossing: within a kilometre time grows as n to the ${value.toFixed(2)}, and ten billion slots would take ${((data['extrapolatedSeconds'] as number) / 3600).toFixed(1)} h (extrapolated)`,
  });

/** The claim `scales-infinitely` as the ledger holds it, under the physics that the document asks for. */
export const scalesInfinitely = scalesInfinitelyWith({ scaleMetres: 1000 });

interface Grown {
  readonly nodes: number;
  readonly seconds: readonly number[];
  readonly joules: readonly number[];
  readonly right: string;
}

/** A row a size, of which each column has what it could be asked. */
function tableRows(near: readonly Grown[], far: readonly Grown[], crowds: readonly CrowdErrors[]) {
  const sizes = [...near.map(({ nodes }) => nodes), ...CROWDS].filter((n, k, all) => all.indexOf(n) === k);
  return sizes.map((nodes) => {
    const at = near.findIndex((each) => each.nodes === nodes);
    const [here, there] = [near[at], far[at]];
    const crowd = crowds.find((each) => each.nodes === nodes);
    return [
      nodes,
      here === undefined ? NOT_RUN : mean(here.seconds),
      here === undefined ? NOT_RUN : mean(here.joules),
      there === undefined ? NOT_RUN : mean(there.seconds),
      here?.right ?? NOT_RUN,
      crowd?.ball.rate ?? NOT_RUN,
      crowd?.ground.rate ?? NOT_RUN,
      crowd?.oneVote.rate ?? NOT_RUN,
    ];
  });
}

/** How often the whole field errs on one vote more among n, over as many looks as that margin should take. */
function marginErrors(lab: Lab) {
  const samples = lab.quick ? 40 : 400;
  return (lab.quick ? [3, 5] : [3, 5, 7, 9]).map((n) => {
    const { measured } = experiments.oneVoteMargin({ n, samples, seed: seedOf(lab) });
    return { n, looks: experiments.looksForMargin(n), error: measured };
  });
}

/** Three placings, nobody lying: the least that a decision takes. */
function grown(lab: Lab, nodes: number, scaleMetres: number, spansCube: boolean): Grown {
  const half = scaleMetres / 2;
  const corners = [
    [-half, -half, -half],
    [half, half, half],
  ];
  const runs = [0, 1, 2].map((index) =>
    lab.simulate({
      strategy: 'dmct',
      attack: 'none',
      nodes,
      traitors: 0,
      seed: FIRST_SEED + index,
      topology: 'uniform',
      conditions: { scaleMetres, ...(spansCube && { places: corners }) },
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

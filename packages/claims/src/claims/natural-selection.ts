import { defineClaim, type Claim } from '@dmct/core';
import { compositions } from '../run/composition.js';
import { dataTable } from '../run/data-table.js';
import { replicate } from '../run/replicator.js';

/** Odd: no society is split evenly. */
const NODES = 9;
const RUNS = 20;
const RUNS_QUICK = 5;
const GENERATIONS = 200;
const STARTS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
const FIXED = 0.99;
const SHOWN = [0, 1, 2, 5, 10, 20, 50, 100, 200] as const;

export interface SelectionPhysics {
  readonly strategy: string;
  /** The honest shares that societies start from. */
  readonly starts: readonly number[];
}

/** Generations of honest and dishonest generals whose payoffs are simulated, decision by decision. */
export const naturalSelectionWith = ({ strategy, starts }: SelectionPhysics): Claim =>
  defineClaim({
    id: 'natural-selection',
    statement: 'Selection favours truth: liars waste their energy and honest generals thrive.',
    source: '"Real-World Implications", 4',
    rule: 'replicator dynamics among nine, a budget, as much again for whoever’s order is decided, less the energy radiated (a tenth of the budget for an honest general): supported if the honest share comes to 99 % within 200 generations from every start of 10, 30, 50, 70 and 90 %; conditional if from every start above one half; else refuted',
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const payoffs = compositions(lab, strategy, NODES, runs);
      const paths = starts.map((start) => replicate(payoffs, start, GENERATIONS));
      const won = starts.filter((_, k) => (paths[k]?.[GENERATIONS] ?? 0) >= FIXED);
      const full = payoffs[NODES]?.radiatedJoules ?? NaN;
      return Promise.resolve({
        metric: 'the least start from which the honest share comes to 99 %',
        value: won.length === 0 ? 1 : Math.min(...won),
        interval: null,
        samples: runs * NODES,
        data: {
          starts,
          won,
          societies: payoffs,
          radiatedByMinorityLiars: (payoffs[NODES - 1]?.radiatedJoules ?? NaN) / full,
          table: dataTable(
            ['generation', ...starts.map((start) => `honest from ${String(start)}`)],
            SHOWN.map((g) => [g, ...paths.map((path) => path[g] ?? NaN)]),
          ),
        },
      });
    },
    judge: ({ data }) => {
      const all = data['starts'] as readonly number[];
      const won = data['won'] as readonly number[];
      if (won.length === all.length) return 'supported';
      const majorities = all.filter((start) => start > 0.5);
      return majorities.length > 0 && majorities.every((start) => won.includes(start))
        ? 'conditional'
        : 'refuted';
    },
    condition: ({ data }) =>
      `only where most are honest already; below, the same selection breeds lies. Liars waste nothing: one among nine changes what all radiate by a factor of ${(data['radiatedByMinorityLiars'] as number).toFixed(2)}`,
  });

/** Natural selection favours truth: the claim, played with `dmct`'s measured pay-offs. */
export const naturalSelection = naturalSelectionWith({ strategy: 'dmct', starts: STARTS });

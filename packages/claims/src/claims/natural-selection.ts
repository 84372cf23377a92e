import { defineClaim, type Claim } from '@dmct/core';
import { atEnd, compositions, societies, type Society, type Stakes } from '../run/composition.js';
import { dataTable } from '../run/data-table.js';
import { replicate } from '../run/replicator.js';

/** Odd: no society is split evenly. */
const NODES = 9;
const RUNS = 60;
const RUNS_QUICK = 5;
const GENERATIONS = 200;
const STARTS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
const FIXED = 0.99;
/** As the rule has them: as much again as the budget for winning, a tenth of it for radiating. */
const STAKES: Stakes = { prize: 1, cost: 0.1 };
/** Others, since nobody measures stakes: would they decide otherwise? */
const OTHER_STAKES: readonly Stakes[] = [0.1, 1, 10].flatMap((prize) =>
  [0.01, 0.1, 0.5].map((cost) => ({ prize, cost })),
);
const TIPPING_STEP = 0.005;
/** Small prizes work slowly. */
const TIPPING_GENERATIONS = 5000;
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
      const measured = societies(lab, strategy, NODES, runs);
      const payoffs = compositions(measured, STAKES);
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
          tippingShare: tippingShare(measured, STAKES),
          tippingInterval: {
            low: tippingShare(atEnd(measured, 'high'), STAKES),
            high: tippingShare(atEnd(measured, 'low'), STAKES),
          },
          otherStakes: OTHER_STAKES.map((stakes) => ({
            ...stakes,
            tippingShare: tippingShare(measured, stakes),
          })),
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
      `only where most are honest already: from a share of ${(data['tippingShare'] as number).toFixed(2)} on (whatever winning is worth); below, the same selection breeds lies. Liars waste nothing: one among nine changes what all radiate by a factor of ${(data['radiatedByMinorityLiars'] as number).toFixed(2)}`,
  });

export const naturalSelection = naturalSelectionWith({ strategy: 'dmct', starts: STARTS });

/** The least honest share from which selection leads to 99 %, to half a per cent; 1 where none does. */
function tippingShare(measured: readonly Society[], stakes: Stakes): number {
  const payoffs = compositions(measured, stakes);
  const wins = (start: number): boolean =>
    (replicate(payoffs, start, TIPPING_GENERATIONS)[TIPPING_GENERATIONS] ?? 0) >= FIXED;
  let [lost, won] = [0, 1];
  while (won - lost > TIPPING_STEP) {
    const middle = (lost + won) / 2;
    if (wins(middle)) won = middle;
    else lost = middle;
  }
  return won;
}

import { defineClaim, type Assumption, type Claim } from '@dmct/core';
import { measuredAssumptions } from '../assumptions/measured-assumptions.js';
import { dataTable } from '../run/data-table.js';
import { countText, outcomes } from '../run/outcomes.js';

const RUNS = 20;
const RUNS_QUICK = 8;
/** What could be called physics: how waves travel, and what noise is. The rest is about people and machines. */
const PHYSICS: readonly Assumption[] = ['line-of-sight', 'waves-at-light-speed', 'thermal-noise-only'];

export interface AssumptionShape {
  /** Whose assumptions. */
  readonly strategy: string;
}

/** The table's last column: which assumptions a strategy can't do without, each dropped in turn. */
export const physicsIsTheOnlyAssumptionWith = ({ strategy }: AssumptionShape): Claim =>
  defineClaim({
    id: 'physics-is-the-only-assumption',
    statement: 'That physics works is all that has to be assumed.',
    source: '"Advantages Over Traditional Solutions", Assumptions',
    rule: 'each assumption dropped alone, needed if right in less than 90 % of runs then (95 % upper bound): supported if none is needed but line of sight, the speed of light and thermal noise; conditional if one more is; else refuted',
    cost: { seconds: 14, quickSeconds: 5 },
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const measured = measuredAssumptions(lab, runs, lab.quick ? strategy : undefined);
      const own = measured.filter((each) => each.strategy === strategy);
      const needed = own.filter(({ isNeeded }) => isNeeded).map(({ assumption }) => assumption);
      const social = needed.filter((assumption) => !PHYSICS.includes(assumption));
      const base = { strategy, attack: 'wrong-order', nodes: 10, traitors: 3, topology: 'uniform' } as const;
      const kept = strategy === 'dmct' ? outcomes(lab, base, runs).right.rate : null;
      return Promise.resolve({
        metric: `assumptions of ${strategy} beyond physics that proved needed`,
        value: social.length,
        interval: null,
        samples: runs * own.length,
        data: {
          needed,
          social,
          rightWithAllKept: kept,
          table: dataTable(
            ['strategy', 'assumption', 'dropped by', 'right', 'nobody wrong', 'needed', 'reported broken'],
            measured.map((each) => [
              each.strategy,
              each.assumption,
              each.dropped,
              countText(each.right),
              countText(each.safe),
              each.isNeeded ? 'yes' : 'not shown',
              each.broken.join(', ') || 'none',
            ]),
          ),
        },
      });
    },
    judge: ({ value }) => {
      if (value === 0) return 'supported';
      return value <= 1 ? 'conditional' : 'refuted';
    },
    condition: ({ data }) => `together with ${(data['social'] as readonly string[]).join(', ')}`,
  });

/** The claim `physics-is-the-only-assumption` as the ledger holds it, under the physics that the document asks for. */
export const physicsIsTheOnlyAssumption = physicsIsTheOnlyAssumptionWith({ strategy: 'dmct' });

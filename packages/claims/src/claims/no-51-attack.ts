import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { rightRate } from '../run/right-rate.js';

const NODES = 11;
const MINORITY = 5;
const RUNS = 100;
const RUNS_QUICK = 40;

export interface MajorityShape {
  /** How many of eleven are put to the rule. */
  readonly liars: number;
}

/** A consistent lie of just under and just over half of the generals. */
export const no51AttackWith = ({ liars }: MajorityShape): Claim =>
  defineClaim({
    id: 'no-51-attack',
    statement: 'A majority of corrupted participants can’t decide: there are no 51 % attacks.',
    source: '"Real-World Implications", 1',
    rule: 'dmct under wrong-order with 6 liars of 11: supported if right in at least 90 % of runs (95 % lower bound); conditional if right in at least half of them; else refuted',
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const base = { strategy: 'dmct', attack: 'wrong-order', nodes: NODES };
      const majority = rightRate(lab, { ...base, traitors: liars }, runs);
      lab.progress(0.5);
      const minority = rightRate(lab, { ...base, traitors: MINORITY }, runs);
      return Promise.resolve({
        metric: `share of right runs of dmct with ${String(liars)} liars among 11`,
        value: majority.right / majority.runs,
        interval: { low: majority.low, high: majority.high },
        samples: runs,
        data: {
          majority,
          minority,
          table: dataTable(
            ['liars of 11', 'dmct right', 'of'],
            [
              [MINORITY, minority.right, minority.runs],
              [liars, majority.right, majority.runs],
            ],
          ),
        },
      });
    },
    judge: ({ value, interval }) => {
      if (interval !== null && interval.low >= 0.9) return 'supported';
      return value >= 0.5 ? 'conditional' : 'refuted';
    },
    condition: ({ value }) => `in ${(100 * value).toFixed(0)} % of runs only`,
  });

/** The claim `no-51-attack` as the ledger holds it, under the physics that the document asks for. */
export const no51Attack = no51AttackWith({ liars: 6 });

import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { countText, outcomes } from '../run/outcomes.js';

const RUNS = 60;
const RUNS_QUICK = 40;
const HELD = 0.9;

export interface LeaderShape {
  readonly attack: string;
  readonly traitors: number;
  readonly inputs: 'split' | 'unanimous';
}

/** The same field with and without somebody who goes first: one round of equals, everybody's coins, a king a round. */
export const noLeaderElectionWith = ({ attack, traitors, inputs }: LeaderShape): Claim =>
  defineClaim({
    id: 'no-leader-election',
    statement: 'No rounds of voting and no election of a leader are needed.',
    source: '"Real-World Implications", 3',
    rule: 'honest generals evenly split, one traitor on the edge between the orders: supported if one round of equals is right in at least 90 % of runs (95 % lower bound); conditional if rounds with a king by public rotation, whom nobody elects, are; else refuted',
    cost: { seconds: 1.5, quickSeconds: 0.85 },
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const base = {
        strategy: 'dmct',
        nodes: 10,
        traitors,
        topology: 'uniform',
        attack,
        conditions: { inputs },
        ...(attack === 'ambiguous-emission' && { attackParams: { pivots: 1 } }),
      } as const;
      const equals = outcomes(lab, { ...base, params: { rule: 'plurality' } }, runs);
      lab.progress(0.3);
      const kings = outcomes(lab, base, runs);
      lab.progress(0.6);
      const coins = outcomes(lab, { ...base, params: { coin: 'all' } }, runs);
      return Promise.resolve({
        metric: 'share of right runs of one round without anybody who goes first',
        value: equals.right.rate,
        interval: equals.right.interval,
        samples: runs,
        data: {
          kingsRight: kings.right.interval,
          table: dataTable(
            ['rule', 'right', 'nobody wrong'],
            [
              ['one round of equals', countText(equals.right), countText(equals.safe)],
              ['rounds, coins of all', countText(coins.right), countText(coins.safe)],
              ['rounds, a king by rotation (default)', countText(kings.right), countText(kings.safe)],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.low >= HELD) return 'supported';
      return (data['kingsRight'] as { low: number }).low >= HELD ? 'conditional' : 'refuted';
    },
    condition: () =>
      'no election, but rounds, and in each a general whose coin all follow, by a public rotation; a single round of equals falls to one traitor on the edge',
  });

/** The claim `no-leader-election` as the ledger holds it, under the physics that the document asks for. */
export const noLeaderElection = noLeaderElectionWith({
  attack: 'ambiguous-emission',
  traitors: 3,
  inputs: 'split',
});

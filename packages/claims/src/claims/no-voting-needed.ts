import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { countText, outcomes } from '../run/outcomes.js';

const RUNS = 200;
const RUNS_QUICK = 60;
const RIGHT = 0.9;

export interface FieldShape {
  readonly nodes: number;
  readonly traitors: number;
}

/** The field followed as it is, once, against the protocol whose gates, ranks and rounds are votes in all but name. */
export const noVotingNeededWith = ({ nodes, traitors }: FieldShape): Claim =>
  defineClaim({
    id: 'no-voting-needed',
    statement: 'No voting is needed: to follow the field is enough.',
    source: '"Why Physics Works", 1: "No Voting Required"',
    rule: 'three of ten lie, in cities: supported if generals who follow the stronger of two tones are right in at least 90 % of runs (95 % lower bound); conditional if only those who count each general’s wave as one vote, in rounds, are; else refuted',
    cost: { seconds: 1.9, quickSeconds: 1 },
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const base = { attack: 'wrong-order', nodes, traitors };
      const field = outcomes(lab, { ...base, strategy: 'dmct-seed' }, runs);
      lab.progress(0.3);
      const votes = outcomes(lab, { ...base, strategy: 'dmct' }, runs);
      return Promise.resolve({
        metric: `share of right runs of generals who follow the field, ${String(traitors)} liars of ${String(nodes)}`,
        value: field.right.rate,
        interval: field.right.interval,
        samples: runs,
        data: {
          votesRight: votes.right.interval,
          table: dataTable(
            ['rule', 'right', 'nobody wrong'],
            [
              ['follow the stronger tone (dmct-seed)', countText(field.right), countText(field.safe)],
              ['one gate, one vote, in rounds (dmct)', countText(votes.right), countText(votes.safe)],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.low >= RIGHT) return 'supported';
      return (data['votesRight'] as { low: number }).low >= RIGHT ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only of messages: no ballots are sent, but the waves that work are ballots, counted one a general and cast again each round; a field that is followed and not counted is a lottery',
  });

/** No voting is needed: the claim, among ten of whom three lie. */
export const noVotingNeeded = noVotingNeededWith({ nodes: 10, traitors: 3 });

import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { countText, outcomes } from '../run/outcomes.js';

const NODES = 11;
const GAINS = [1, 10, 100, 1e4] as const;
const RUNS = 40;
const HELD = 0.9;
const BASE = { nodes: NODES, topology: 'uniform' } as const;

export interface MarketPhysics {
  /** How much more power than the cap a lone liar buys. */
  readonly gain: number;
  /** How dmct hears a round. */
  readonly receiver: 'causal' | 'energy';
}

/** What money buys: power for one liar, and places for a majority of them. */
export const cantBeBoughtWith = ({ gain, receiver }: MarketPhysics): Claim =>
  defineClaim({
    id: 'cant-be-bought',
    statement: 'Influence can’t be bought or rented, since nobody sells interference.',
    source: '"Real-World Implications", 1',
    rule: 'one liar of eleven with 100 times the power: supported if generals who follow the field are right in at least 90 % of runs (95 % lower bound) and dmct is too with 6 bought generals of 11; conditional if dmct, which counts gates, is right against the power alone; else refuted',
    cost: { seconds: 2, quickSeconds: 0.85 },
    experiment: (lab) => {
      const runs = RUNS;
      const louder = (strategy: string, times: number) =>
        outcomes(
          lab,
          {
            ...BASE,
            strategy,
            traitors: 1,
            attack: 'louder',
            attackParams: { gain: times },
            ...(strategy === 'dmct' && { params: { receiver } }),
          },
          runs,
        );
      const field = louder('dmct-seed', gain);
      lab.progress(0.2);
      const gates = louder('dmct', gain);
      const places = outcomes(
        lab,
        { ...BASE, strategy: 'dmct', traitors: 6, attack: 'wrong-order' },
        lab.quick ? 10 : runs,
      );
      lab.progress(0.6);
      const steps = lab.quick ? GAINS.slice(0, 2) : GAINS;
      const rows = steps.map((times) => {
        const seed = louder('dmct-seed', times);
        return [
          `one liar, ${String(times)} times the power`,
          countText(seed.right),
          countText(louder('dmct', times).right),
          seed.last.energyJoules.byPart.emission,
        ];
      });
      return Promise.resolve({
        metric: 'share of right runs of generals who follow the field, one liar of eleven with bought power',
        value: field.right.rate,
        interval: field.right.interval,
        samples: runs,
        data: {
          gatesRight: gates.right.interval,
          placesRight: places.right.interval,
          table: dataTable(
            ['bought', 'dmct-seed right', 'dmct right', 'energy that all radiate in dmct-seed, J'],
            [
              ...rows,
              [
                '6 generals of 11',
                'not run',
                countText(places.right),
                places.last.energyJoules.byPart.emission,
              ],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      const gates = data['gatesRight'] as { low: number };
      const places = data['placesRight'] as { low: number };
      if (interval !== null && interval.low >= HELD && places.low >= HELD) return 'supported';
      return gates.low >= HELD ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only where each general is counted once whatever its power, and seats in the list of generals aren’t for sale: who owns six of eleven decides, and a field that is followed goes to the loudest',
  });

/** The claim `cant-be-bought` as the ledger holds it, under the physics that the document asks for. */
export const cantBeBought = cantBeBoughtWith({ gain: 100, receiver: 'causal' });

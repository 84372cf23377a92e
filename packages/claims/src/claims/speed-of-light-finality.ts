import { defineClaim, type Claim, type Lab, type Scenario } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { dataTable } from '../run/data-table.js';
import { FIRST_SEED } from '../run/first-seed.js';

const NODES = 10;
const LONG_METRES = 1e6;
const RUNS = 20;
const RUNS_QUICK = 5;
const AT_LIGHT_SPEED = 1.1;

export interface LinePhysics {
  /** Spacing of ten generals on a short line, m. */
  readonly spacingMetres: number;
  /** The same on the long line. */
  readonly longMetres?: number;
}

/** Time to finality over the time that light takes from one end of a line to the other: the least there is. */
export const speedOfLightFinalityWith = ({ spacingMetres, longMetres = LONG_METRES }: LinePhysics): Claim =>
  defineClaim({
    id: 'speed-of-light-finality',
    statement: 'Decisions are final at the speed of light.',
    source: '"Advantages Over Traditional Solutions", Finality Time',
    rule: 'slowest honest finality of dmct over light’s crossing of a line of ten: supported if at most 1.1 in every run, 1,000 km apart and 100 m apart, agreed and with split orders under ambiguous-emission of one traitor; conditional if at most 1.1 in every agreed run 1,000 km apart; else refuted',
    experiment: (lab) => {
      const runs = lab.quick ? RUNS_QUICK : RUNS;
      const agreed = { strategy: 'dmct', attack: 'none', traitors: 0 };
      const split = {
        strategy: 'dmct',
        attack: 'ambiguous-emission',
        traitors: 1,
        conditions: { inputs: 'split' },
      };
      const long = longMetres === LONG_METRES ? '1,000 km apart' : `${String(longMetres)} m apart`;
      const cases = [
        [`dmct, ${long}, agreed`, crossings(lab, agreed, longMetres, runs)],
        [`dmct, ${long}, split and attacked`, crossings(lab, split, longMetres, runs)],
        [`dmct, ${String(spacingMetres)} m apart, agreed`, crossings(lab, agreed, spacingMetres, runs)],
        [
          `dmct, ${String(spacingMetres)} m apart, split and attacked`,
          crossings(lab, split, spacingMetres, runs),
        ],
        [
          `dmct-seed, ${long}, agreed`,
          crossings(lab, { ...agreed, strategy: 'dmct-seed' }, longMetres, runs),
        ],
      ] as const;
      const own = cases.slice(0, 4).flatMap(([, ratios]) => ratios);
      return Promise.resolve({
        metric: 'slowest finality of dmct over light’s crossing time, the worst run',
        value: Math.max(...own),
        interval: { low: Math.min(...own), high: Math.max(...own) },
        samples: own.length,
        data: {
          longAgreed: Math.max(...cases[0][1]),
          table: dataTable(
            ['setting', 'crossings, least', 'crossings, most', 'runs'],
            cases.map(([name, ratios]) => [name, Math.min(...ratios), Math.max(...ratios), ratios.length]),
          ),
        },
      });
    },
    judge: ({ value, data }) => {
      if (value <= AT_LIGHT_SPEED) return 'supported';
      return (data['longAgreed'] as number) <= AT_LIGHT_SPEED ? 'conditional' : 'refuted';
    },
    condition: ({ value }) =>
      `only where light’s crossing dwarfs the slots and all agree beforehand: then one round decides in one crossing. Rounds of an even split, and slots in a small place, make it up to ${value.toFixed(1)} crossings`,
  });

export const speedOfLightFinality = speedOfLightFinalityWith({ spacingMetres: 100 });

/** A run that decided nothing counts as never. */
function crossings(
  lab: Lab,
  scenario: Pick<Scenario, 'strategy' | 'attack' | 'traitors'> & {
    readonly conditions?: Readonly<Record<string, unknown>>;
  },
  spacingMetres: number,
  runs: number,
): readonly number[] {
  return Array.from({ length: runs }, (_, index) => {
    const { finalitySeconds } = lab.simulate({
      ...scenario,
      nodes: NODES,
      seed: FIRST_SEED + index,
      topology: 'line',
      conditions: { ...scenario.conditions, scaleMetres: spacingMetres },
    });
    return (finalitySeconds?.max ?? Infinity) / (((NODES - 1) * spacingMetres) / SPEED_OF_LIGHT);
  });
}

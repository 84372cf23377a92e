import { defineClaim, type Claim, type Lab, type RunResult } from '@dmct/core';
import { mean, studentInterval } from '@dmct/simulator';
import { dataTable } from './data-table.js';
import { FIRST_SEED } from './first-seed.js';
import { countText, outcomes } from './outcomes.js';

/** A row of the document's table as it can be measured. */
export interface TableRow {
  readonly id: string;
  readonly strategy: string;
  readonly statement: string;
  readonly finality: { readonly claimed: string; readonly secondsMin: number; readonly secondsMax: number };
  /** 'low': at most a hundredth of pow's energy a decision; 'high': at least a hundred times pbft's. */
  readonly energy: 'high' | 'low';
  readonly hardware: string;
  readonly assumption: string;
  /** Runs just within the assumption as claimed, and just beyond it. */
  readonly within: Challenge;
  /** The bound is needed if one of these breaks it. */
  readonly beyond: readonly Challenge[];
  readonly runs: { readonly full: number; readonly quick: number };
  readonly condition: string;
}

/** How many of ten are corrupted in the challenge that the row's own assumption should stand. */
export interface WithinShape {
  readonly traitors: number;
  /** Another attack than the row's own. */
  readonly attack?: string;
}

export interface Challenge {
  readonly attack: string;
  readonly traitors: number;
  readonly attackParams?: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const NODES = 10;
const HELD = 0.9;

/** The claim that a row of the table is true, each column by a measurement of its own. */
export function tableRowClaim(row: TableRow): Claim {
  const { secondsMin, secondsMax, claimed } = row.finality;
  const energy = row.energy === 'low' ? 'at most 1 % of pow’s energy' : 'at least 100 times pbft’s energy';
  return defineClaim({
    id: row.id,
    statement: row.statement,
    source: '"Advantages Over Traditional Solutions"',
    rule: `ten in cities: supported if mean finality is ${String(secondsMin)} to ${String(secondsMax)} s ("${claimed}"), a decision takes ${energy}, and it is right in at least 90 % of runs under attack within "${row.assumption}" (${row.within.text}), and not beyond it (the worst of ${row.beyond.map(({ text }) => text).join(', ')}); conditional if the first two hold; else refuted`,
    experiment: (lab) => Promise.resolve(measure(lab, row)),
    judge: ({ data }) => {
      if (data['isTimely'] !== true || data['isEnergyAsClaimed'] !== true) return 'refuted';
      return data['holdsWithin'] === true && data['breaksBeyond'] === true ? 'supported' : 'conditional';
    },
    condition: () => row.condition,
  });
}

function measure(lab: Lab, row: TableRow) {
  const runs = lab.quick ? row.runs.quick : row.runs.full;
  const honest = (strategy: string, count: number): readonly RunResult[] =>
    Array.from({ length: count }, (_, k) =>
      lab.simulate({ strategy, attack: 'none', nodes: NODES, traitors: 0, seed: FIRST_SEED + k }),
    );
  const own = honest(row.strategy, runs);
  lab.progress(0.4);
  const joules = own.map(({ energyJoules }) => energyJoules.total);
  const yardstick = row.energy === 'low' ? 'pow' : 'pbft';
  const reference = mean(honest(yardstick, Math.min(runs, 5)).map(({ energyJoules }) => energyJoules.total));
  const challenge = ({ attack, traitors, attackParams }: Challenge) =>
    outcomes(
      lab,
      {
        strategy: row.strategy,
        nodes: NODES,
        attack,
        traitors,
        ...(attackParams !== undefined && { attackParams }),
      },
      runs,
    ).right;
  const within = challenge(row.within);
  const beyonds = row.beyond.map((each) => ({ ...each, right: challenge(each) }));
  const beyond = beyonds.map(({ right }) => right).reduce((a, b) => (b.rate < a.rate ? b : a));
  const finality = studentInterval(own.map(({ finalitySeconds }) => finalitySeconds?.mean ?? Infinity));
  const seconds = finality?.mean ?? NaN;
  const ratio = mean(joules) / reference;
  return {
    metric: `mean finality of ${row.strategy} among ten in cities, s`,
    value: seconds,
    interval: finality?.interval ?? null,
    samples: runs,
    data: {
      isTimely: seconds >= row.finality.secondsMin && seconds <= row.finality.secondsMax,
      isEnergyAsClaimed: row.energy === 'low' ? ratio <= 0.01 : ratio >= 100,
      // Few runs of slow strategies: rates, with their intervals beside them.
      holdsWithin: within.rate >= HELD,
      breaksBeyond: beyond.rate < HELD,
      within: within.interval,
      beyond: beyond.interval,
      table: dataTable(
        ['column', 'claimed', 'measured'],
        [
          ['energy, J', row.energy === 'low' ? 'Low' : 'High', mean(joules)],
          [`energy over ${yardstick}’s`, row.energy === 'low' ? '≤ 0.01' : '≥ 100', ratio],
          ['finality, s', row.finality.claimed, seconds],
          ['hardware', row.hardware, Object.keys(own[0]?.hardware ?? {}).join(', ')],
          [`right, ${row.within.text}`, `holds (${row.assumption})`, countText(within)],
          ...beyonds.map(({ text, right }) => [`right, ${text}`, 'may fail', countText(right)]),
        ],
      ),
    },
  };
}

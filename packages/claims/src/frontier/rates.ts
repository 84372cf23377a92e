import type { Lab, Scenario } from '@dmct/core';
import type { Receiver } from './case-of.js';
import { evenSeeds, firstSeeds } from './even-seeds.js';
import { tally, type Tally } from './tally.js';

/** One factor of the frontier at one value, everything else as the base has it. */
export interface FrontierPoint {
  readonly factor: string;
  readonly value: string;
  readonly receiver: string;
  /** The part of the runs asked for that it takes: large ones take fewer. */
  readonly weight: number;
  readonly scenario: Omit<Scenario, 'seed'>;
}

/** How often a point was right, of as many runs; at least three. Split inputs fall evenly. */
export function measurePoint(lab: Lab, point: FrontierPoint, runs: number): Tally {
  const { scenario, weight } = point;
  const count = Math.max(3, Math.round(runs * weight));
  const isSplit = scenario.conditions?.['inputs'] === 'split';
  const seeds = isSplit ? evenSeeds(scenario.nodes, scenario.traitors, count) : firstSeeds(count);
  return tally(lab, () => scenario, seeds);
}

const BASE = {
  strategy: 'dmct',
  attack: 'ambiguous-emission',
  attackParams: { pivots: 1, power: 0.7 },
  nodes: 11,
  traitors: 3,
  topology: 'uniform',
} as const;

/** All that need no second antenna. */
const ALL: readonly Receiver[] = ['tone', 'energy', 'range-gated', 'causal'];

const liar = { attack: 'wrong-order', attackParams: {} } as const;

function point(
  factor: string,
  value: string | number,
  receiver: Receiver,
  { weight = 1, params, ...changes }: Partial<Scenario> & { readonly weight?: number } = {},
): FrontierPoint {
  return {
    factor,
    value: String(value),
    receiver,
    weight,
    scenario: { ...BASE, ...changes, params: { receiver, ...params } },
  };
}

/** A factor's values at each receiver. */
function sweep<T extends string | number>(
  factor: string,
  receivers: readonly Receiver[],
  values: readonly T[],
  change: (value: T) => Partial<Scenario> & { readonly weight?: number },
): readonly FrontierPoint[] {
  return receivers.flatMap((receiver) =>
    values.map((value) => point(factor, value, receiver, change(value))),
  );
}

/**
 * The grid: one factor at a time around eleven generals, three of them liars, strewn over 1 km, on a common order.
 * `large` has more values, and up to a thousand generals.
 */
export function frontierPoints(large: boolean): readonly FrontierPoint[] {
  const more = <T>(small: readonly T[], rest: readonly T[]): readonly T[] =>
    large ? [...small, ...rest] : small;
  const even = { conditions: { inputs: 'split' as const } };
  return [
    ...sweep('liars of 11', ALL, more([1, 3, 5, 6], [2, 4]), (traitors) => ({ ...liar, traitors })),
    ...sweep('split inputs, ambiguous of 11', ['causal'], [1, 3, 5], (traitors) => ({ ...even, traitors })),
    ...sweep('generals, two in five lie', ['energy', 'causal'], more([5, 31, 100], [300, 1000]), (nodes) => ({
      ...liar,
      nodes,
      traitors: Math.floor((2 * nodes) / 5),
      weight: nodes > 31 ? 0.15 : nodes > 20 ? 0.5 : 1,
    })),
    ...sweep('subcarriers', ['energy', 'causal'], more([1, 16], [4, 32]), (subcarriers) => ({
      ...liar,
      params: { subcarriers },
    })),
    ...sweep('rounds, rule=last-round', ['causal'], more([1, 8], [2, 4, 16]), (rounds) => ({
      ...even,
      params: { rounds, rule: 'last-round' },
    })),
    ...sweep('Es/N0, dB', ['energy', 'causal'], more([10, 20, 30], [16, 25, 40]), (snrDb) => ({
      ...liar,
      params: { snrDb },
    })),
    ...sweep(
      'captured pulses weakened by, dB',
      ['causal'],
      more([0, 10, 20], [3, 6, 30, 40]),
      (decibels) => ({
        attack: 'gate-capture',
        attackParams: { power: POWER_OF_DECIBELS[decibels] ?? 1 },
      }),
    ),
    ...sweep('antennas of each array, four capture gates', ['array'], more([4, 12, 20], [8]), (antennas) => ({
      attack: 'gate-capture',
      attackParams: {},
      traitors: 4,
      params: { antennas, rounds: 8 },
      weight: 0.5,
    })),
    ...sweep('clocks off by, ns', ['causal'], more([10, 100, 1000], [25, 50]), (nanoseconds) => ({
      ...liar,
      conditions: { clockSkewSeconds: nanoseconds * 1e-9 },
    })),
    ...sweep(
      'echoes, dB below the direct wave',
      ['energy', 'causal'],
      more([20, 10, 0], [15, 5]),
      (echoLossDb) => ({
        ...liar,
        conditions: { echoes: 8, echoLossDb },
      }),
    ),
    ...sweep('places', ALL, more(['line', 'grid', 'cities'], ['document']), (topology) => ({
      ...liar,
      topology: topology as 'line' | 'grid' | 'cities' | 'document',
    })),
  ];
}

/** 10^(−dB/10), in figures: a beam's suppression as the received power that it leaves. */
const POWER_OF_DECIBELS: Readonly<Record<number, number>> = {
  0: 1,
  3: 0.501,
  6: 0.251,
  10: 0.1,
  20: 0.01,
  30: 0.001,
  40: 1e-4,
};

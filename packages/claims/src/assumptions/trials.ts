import type { Assumption, Scenario } from '@dmct/core';

/** One way to drop an assumption, and nothing else if that can be. */
export interface AssumptionTrial {
  readonly assumption: Assumption;
  /** What drops it, in words. */
  readonly dropped: string;
  readonly scenario: Omit<Scenario, 'seed'>;
}

const DMCT = { strategy: 'dmct', nodes: 10, traitors: 3, topology: 'uniform' } as const;
const SPLIT = { inputs: 'split' } as const;

/** For `dmct`: each assumption that this laboratory has an attack or a condition for. */
export const DMCT_TRIALS: readonly AssumptionTrial[] = [
  {
    assumption: 'faulty-within-bound',
    dropped: 'wrong-order, 6 liars of 10',
    scenario: { ...DMCT, traitors: 6, attack: 'wrong-order' },
  },
  { assumption: 'known-membership', dropped: 'sybil', scenario: { ...DMCT, attack: 'sybil' } },
  {
    assumption: 'known-places',
    dropped: 'all move at 100 km/s from where they are said to be',
    scenario: { ...DMCT, attack: 'wrong-order', conditions: { motionMetresPerSecond: 100_000 } },
  },
  {
    assumption: 'synchronised-clocks',
    dropped: 'clocks off by up to 1 us',
    scenario: { ...DMCT, attack: 'wrong-order', conditions: { clockSkewSeconds: 1e-6 } },
  },
  {
    assumption: 'isotropic-antennas',
    dropped: 'directional, split inputs',
    scenario: { ...DMCT, attack: 'directional', conditions: SPLIT },
  },
  {
    assumption: 'own-gate-emission',
    dropped: 'gate-capture, all gates in reach',
    scenario: { ...DMCT, attack: 'gate-capture', params: { rounds: 8 } },
  },
  {
    assumption: 'power-cap',
    dropped: 'louder, 10,000 times the power',
    scenario: { ...DMCT, attack: 'louder', attackParams: { gain: 1e4 } },
  },
  {
    assumption: 'distinct-carriers',
    dropped: 'grinding, split inputs',
    scenario: { ...DMCT, attack: 'grinding', conditions: SPLIT },
  },
  {
    assumption: 'line-of-sight',
    dropped: 'eight echoes, together as strong as the direct wave, 1 us',
    scenario: {
      ...DMCT,
      attack: 'wrong-order',
      conditions: { echoes: 8, echoLossDb: 0, echoDelaySpreadSeconds: 1e-6 },
    },
  },
  {
    assumption: 'thermal-noise-only',
    dropped: 'receivers 20 dB noisier than a resistor',
    scenario: { ...DMCT, attack: 'wrong-order', conditions: { noiseFigureDb: 20 } },
  },
  {
    assumption: 'signal-above-noise',
    dropped: 'Es/N0 of 10 dB, 4 liars',
    scenario: { ...DMCT, traitors: 4, attack: 'wrong-order', params: { snrDb: 10 } },
  },
  {
    assumption: 'stable-oscillators',
    dropped: 'oscillators off by up to a thousandth',
    scenario: { ...DMCT, attack: 'wrong-order', conditions: { frequencyErrorMax: 1e-3 } },
  },
  {
    assumption: 'resolving-antennas',
    dropped: 'arrays of 9 antennas among 10, 4 capture gates',
    scenario: {
      ...DMCT,
      traitors: 4,
      attack: 'gate-capture',
      params: { receiver: 'array', antennas: 9, rounds: 4 },
    },
  },
];

const CITIES = { nodes: 10, topology: 'cities' } as const;

/** For the table's other rows: the assumption that each names, dropped by as little as there is. */
export const OTHER_TRIALS: readonly AssumptionTrial[] = [
  {
    assumption: 'faulty-within-bound',
    dropped: 'silence, 4 of 10',
    scenario: { ...CITIES, strategy: 'pbft', attack: 'silence', traitors: 4 },
  },
  {
    assumption: 'honest-majority-hashrate',
    dropped: 'double-spend, 6 of 10',
    scenario: { ...CITIES, strategy: 'pow', attack: 'double-spend', traitors: 6 },
  },
  {
    assumption: 'synchrony',
    dropped: 'delay, twice the known bound',
    scenario: { ...CITIES, strategy: 'generals', attack: 'delay', traitors: 3, attackParams: { factor: 2 } },
  },
];

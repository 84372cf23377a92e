import { SERVER_WATTS, type EnergyProfile, type Figure } from '@dmct/core';
import { difficultyOf, workOf } from './difficulty.js';
import type { PowParams } from './params.js';
import { startBits } from './rules.js';

const TERA = 1e12;
/** 2024 had 366 days. */
const HOURS_OF_2024 = 366 * 24;

/** Electricity of all of Bitcoin's mining, TWh in a year. */
export const BITCOIN_TERAWATT_HOURS: Figure = {
  value: 138,
  unit: 'TWh/yr',
  source: 'Cambridge Centre for Alternative Finance, Digital Mining Industry Report, 2025',
  year: 2024,
};

/** Mean efficiency of the mining machines in use; the default of the parameter `joulesPerTerahash`. */
export const MINING_EFFICIENCY: Figure = {
  value: 28.2,
  unit: 'J/TH',
  source: 'Cambridge Centre for Alternative Finance, Digital Mining Industry Report, 2025',
  year: 2024,
};

/** Today's real network, W. */
export function bitcoinWatts(): number {
  return (BITCOIN_TERAWATT_HOURS.value * TERA) / HOURS_OF_2024;
}

/** What `nodes` like mining machines draw, W. */
export function miningWatts(params: PowParams, nodes: number): number {
  return (nodes * params.minerHashesPerSecond * params.joulesPerTerahash) / TERA;
}

/** Energy of the hashes that one block of this difficulty takes on average, J. */
export function joulesPerBlock(bits: number, joulesPerTerahash: number): number {
  return (Number(workOf(bits)) * joulesPerTerahash) / TERA;
}

export function energyProfile(params: PowParams, nodes: number): EnergyProfile {
  return {
    nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts },
    workWatts: {
      value: miningWatts(params, nodes),
      unit: 'W',
      source: `N machines x minerHashesPerSecond x joulesPerTerahash; ${MINING_EFFICIENCY.source}; 110 TH/s: Bitmain, Antminer S19 Pro, 2020`,
      year: MINING_EFFICIENCY.year,
    },
    deployedWatts: {
      value: bitcoinWatts(),
      unit: 'W',
      source: `${BITCOIN_TERAWATT_HOURS.source}: 138 TWh in 2024, 8784 h`,
      year: BITCOIN_TERAWATT_HOURS.year,
    },
  };
}

/** What the parameters ask of a node, name with unit to number. */
export function hardware(params: PowParams, nodes: number): Readonly<Record<string, number>> {
  const bits = startBits(nodes, params);
  return {
    minerHashesPerSecond: params.minerHashesPerSecond,
    minerWatts: miningWatts(params, 1),
    networkHashesPerSecond: nodes * params.minerHashesPerSecond,
    difficulty: difficultyOf(bits),
    hashesPerBlock: Number(workOf(bits)),
    storedBytesPerSecond: params.blockBytes / params.blockIntervalSeconds,
  };
}

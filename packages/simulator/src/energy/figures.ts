import type { Figure } from '@dmct/core';
import { pinned } from '@dmct/physics';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const JOULES_PER_KILOWATT_HOUR = 1000 * HOUR_SECONDS;

/** The year that network energy is given for, unless another is asked for. */
export const ENERGY_YEAR = 2025;

/** Energy of the Internet's core and access network, fixed line. Model uncertainty: a factor of two. */
export const NETWORK_2015: Figure = {
  value: 0.06,
  unit: 'kWh/GB',
  source:
    'J. Aslan, K. Mayers, J. Koomey, C. France, "Electricity intensity of Internet data transmission", J. Industrial Ecology 22(4), 2018',
  year: 2015,
};

/** How long the network's energy takes to halve. */
export const NETWORK_HALVING: Figure = { ...NETWORK_2015, value: 2, unit: 'years' };

/** Network energy in a year, J/bit: the figure of 2015, halved every two years. */
export function networkJoulesPerBit(year: number): number {
  const halvings = (year - NETWORK_2015.year) / NETWORK_HALVING.value;
  const joulesPerBit2015 = (NETWORK_2015.value * JOULES_PER_KILOWATT_HOUR) / 8e9;
  return joulesPerBit2015 * pinned.pow(2, -halvings);
}

/** What one busy core of a server draws: a share of the processor's rated power, memory and cooling left out. */
export const CORE_POWER: Figure = {
  value: 10,
  unit: 'W',
  source:
    'rated power over cores: AMD EPYC 9654, 360 W and 96 cores, is 3.75 W; EPYC 72F3, 180 W and 8, is 22 W',
  year: 2022,
};

export const ED25519_SIGN_TIME: Figure = {
  value: 19e-6,
  unit: 's',
  source:
    'D. J. Bernstein et al., "High-speed high-security signatures", J. Cryptographic Engineering 2, 2012: 87,548 cycles; at 4.6 GHz',
  year: 2012,
};

export const ED25519_VERIFY_TIME: Figure = {
  value: 50e-6,
  unit: 's',
  source:
    'D. J. Bernstein et al., "High-speed high-security signatures", J. Cryptographic Engineering 2, 2012: 273,364 cycles, 134,000 in batches; between the two at 4.6 GHz',
  year: 2012,
};

/** A BLS12-381 signature; no part of the account, for comparison with Ethereum's attestations. */
export const BLS_VERIFY_TIME: Figure = {
  value: 1.4e-3,
  unit: 's',
  source: 'two pairings on BLS12-381, blst on one core of 2020',
  year: 2020,
};

export const SHA256_TIME: Figure = {
  value: 0.16e-6,
  unit: 's',
  source: 'openssl speed (3.0.19), 64 bytes, one core of an AMD Zen 3 with SHA extensions',
  year: 2026,
};

export const HMAC_TIME: Figure = {
  value: 0.28e-6,
  unit: 's',
  source: 'openssl speed (3.0.19), HMAC-SHA256 of 64 bytes, one core of an AMD Zen 3 with SHA extensions',
  year: 2026,
};

/** All of Bitcoin's mining in a year; 2024 had 366 days. */
export const BITCOIN_YEAR: Figure = {
  value: 138,
  unit: 'TWh/year',
  source: 'Cambridge Centre for Alternative Finance, "Cambridge Digital Mining Industry Report", 2025',
  year: 2024,
};

export const BITCOIN_EFFICIENCY: Figure = { ...BITCOIN_YEAR, value: 28.2, unit: 'J/TH' };

/** All of Ethereum's validators in a year, after the change to proof of stake. */
export const ETHEREUM_YEAR: Figure = {
  value: 2600.86,
  unit: 'MWh/year',
  source:
    'CCRI, "The Merge: implications on the electricity consumption and carbon footprint of Ethereum", 2022',
  year: 2022,
};

/** What Bitcoin's miners draw, W. */
export const BITCOIN_POWER: Figure = {
  ...BITCOIN_YEAR,
  value: (BITCOIN_YEAR.value * 1e12 * HOUR_SECONDS) / (366 * DAY_SECONDS),
  unit: 'W',
};

/** What Ethereum's validators draw, W. */
export const ETHEREUM_POWER: Figure = {
  ...ETHEREUM_YEAR,
  value: (ETHEREUM_YEAR.value * 1e6 * HOUR_SECONDS) / (365.25 * DAY_SECONDS),
  unit: 'W',
};

/** Energy to find a block by brute force: 2^32 hashes on average for each unit of difficulty. */
export function blockJoules(difficulty: number, joulesPerTerahash: number): number {
  return (difficulty * 4294967296 * joulesPerTerahash) / 1e12;
}

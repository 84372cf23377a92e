import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { FIRST_SEED } from '../run/first-seed.js';

/** EIRP that ETSI EN 300 328 leaves to unlicensed transmitters at 2.4 GHz, W. */
const UNLICENSED_WATTS = 0.1;
/** About what a receiver of satellite time gives, s. */
const SATELLITE_CLOCK_SECONDS = 1e-8;
const NODES = 10;
const SEEDS = 10;

export interface RadioPhysics {
  readonly scaleMetres: number;
}

/** What dmct's runs say that they need, beside what pbft's do. */
export const noHardwareWith = ({ scaleMetres }: RadioPhysics): Claim =>
  defineClaim({
    id: 'no-hardware',
    statement: 'No special hardware is needed.',
    source: '"Advantages Over Traditional Solutions", Hardware Needs',
    rule: 'supported if dmct’s runs report no need that pbft’s don’t; conditional if ten within a kilometre radiate at most 0.1 W (unlicensed, ETSI EN 300 328) in every placing and need clocks no finer than 10 ns (satellite time); else refuted',
    experiment: (lab) => {
      const base = { strategy: 'dmct', attack: 'none', nodes: NODES, traitors: 0 };
      const needs = Array.from(
        { length: lab.quick ? 3 : SEEDS },
        (_, index) =>
          lab.simulate({
            ...base,
            topology: 'uniform',
            conditions: { scaleMetres },
            seed: FIRST_SEED + index,
          }).hardware,
      );
      const cities = lab.simulate({ ...base, topology: 'cities', seed: 1 }).hardware;
      const pbft = lab.simulate({ ...base, strategy: 'pbft', seed: 1 }).hardware;
      const extra = Object.keys(cities).filter((name) => !(name in pbft));
      const watts = needs.map((each) => each['transmitWatts'] ?? 0);
      const largest = Math.max(...watts);
      const near = needs[0] ?? {};
      return Promise.resolve({
        metric: `transmitted power of a general among ten within ${String(scaleMetres)} m, the most of all placings, W`,
        value: largest,
        interval: { low: Math.min(...watts), high: largest },
        samples: needs.length,
        data: {
          extra,
          clockSeconds: near['clockAccuracySeconds'] ?? 0,
          citiesWatts: cities['transmitWatts'] ?? NaN,
          table: dataTable(
            ['need', `dmct, ${String(scaleMetres)} m`, 'dmct, cities', 'pbft, cities'],
            Object.keys(cities).map((name) => [
              name,
              near[name] ?? 'none',
              cities[name] ?? 'none',
              pbft[name] ?? 'none',
            ]),
          ),
        },
      });
    },
    judge: ({ value, data }) => {
      if ((data['extra'] as readonly string[]).length === 0) return 'supported';
      const isOrdinary =
        value <= UNLICENSED_WATTS && (data['clockSeconds'] as number) >= SATELLITE_CLOCK_SECONDS;
      return isOrdinary ? 'conditional' : 'refuted';
    },
    condition: ({ data }) =>
      `no mining rigs, but radios of 100 MHz, surveyed places and clocks good to ${String(data['clockSeconds'])} s; ordinary ones within a kilometre, while between cities a pulse takes ${((data['citiesWatts'] as number) / 1e6).toFixed(1)} MW`,
  });

/** No hardware is needed: the claim, among generals a kilometre apart. */
export const noHardware = noHardwareWith({ scaleMetres: 1000 });

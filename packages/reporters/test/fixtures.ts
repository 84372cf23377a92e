import {
  conditionsSchema,
  PROPERTIES,
  type Comparison,
  type ComparisonRow,
  type Measured,
  type Property,
  type Proportion,
  type Sink,
} from '@dmct/core';

/** A sink that keeps what is written. */
export function collectingSink(
  options: { colour?: boolean; columns?: number } = {},
): Sink & { text(): string } {
  const parts: string[] = [];
  return {
    write: (text) => parts.push(text),
    colour: options.colour ?? false,
    columns: options.columns ?? 100,
    text: () => parts.join(''),
  };
}

const proportion = (count: number): Proportion => ({
  count,
  runs: 20,
  rate: count / 20,
  interval: { low: Math.max(0, count / 20 - 0.1), high: Math.min(1, count / 20 + 0.1) },
});

const mean = (value: number) => ({
  mean: value,
  interval: { low: value * 0.9, high: value * 1.1 },
  samples: 20,
});

export function measured(right: number, violated: Partial<Record<Property, number>> = {}): Measured {
  return {
    runs: 20,
    right: proportion(right),
    violated: Object.fromEntries(
      PROPERTIES.map((property) => [property, proportion(violated[property] ?? 0)]),
    ) as Measured['violated'],
    unknown: { agreement: 0, validity: 0, termination: 0, integrity: 0, finality: 0 },
    finalitySeconds: mean(0.0671),
    clientSeconds: null,
    energyJoules: mean(5.652e13),
    energyJoulesMarginal: mean(0.0021),
    energyJoulesDeployed: null,
    messages: mean(190),
    bytes: mean(19000),
    hardware: { bandwidthHz: 2e9, antennas: 1, bitsPerSecondPerNode: 812.4 },
    assumptionsBroken: right < 20 ? ['faulty-within-bound'] : [],
    faultyShare: 0.3,
    intervals: { finalitySeconds: { low: -Infinity, high: Infinity } },
    firstFailure:
      right < 20
        ? 'dmct run pbft --attack silence --nodes 10 --traitors 3 --seed 4 --set signatures=ideal --condition \'crashes=[{"replica":1,"atSeconds":0}]\''
        : null,
  };
}

const row = (strategy: string, attack: string, cell: Partial<ComparisonRow>): ComparisonRow => ({
  strategy,
  title: strategy.toUpperCase(),
  attack,
  documented: {
    energyCost: 'Low',
    finalityTime: 'Seconds',
    hardware: 'None',
    assumptions: '< 1/3 Byzantine',
  },
  assumptions: ['faulty-within-bound', 'authenticated-channels', 'partial-synchrony'],
  faultsTolerated: 3,
  resource: 'replicas',
  measured: null,
  refused: null,
  ...cell,
});

export const comparison: Comparison = {
  schemaVersion: 1,
  version: '0.1.0',
  conditions: {
    ...conditionsSchema.parse({}),
    topology: 'cities',
    workload: 'orders',
    nodes: 10,
    traitors: 3,
    seeds: 20,
    seed: 1,
  },
  rows: [
    row('dmct', 'none', { measured: measured(20), documented: null }),
    row('pbft', 'none', { measured: { ...measured(20), finalitySeconds: null, energyJoules: null } }),
    row('dmct', 'silence', { measured: measured(20) }),
    row('pbft', 'silence', { measured: measured(17, { termination: 3 }) }),
    row('dmct', 'double-spend', {
      refused: 'double-spend needs the surface chain, which dmct does not have (it has: field, clock)',
    }),
    row('pbft', 'double-spend', { refused: 'needs a | chain' }),
  ],
  replay: 'dmct compare --strategies dmct,pbft --attacks none,silence,double-spend --nodes 10 --traitors 3',
};

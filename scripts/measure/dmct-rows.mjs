// The rows of docs/dmct.md: a scenario each, in the words of `dmct run`. `seeds: 'even'`: those under which the honest
// generals' coins fall evenly, which are the hardest; else 1, 2, 3, ...

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {number} nodes
 * @property {number} traitors
 * @property {string} topology
 * @property {string} attack
 * @property {object} [attackParams]
 * @property {object} [params]
 * @property {object} [conditions]
 * @property {string} [seeds]
 * @property {number} [weight] the share of the seeds asked for that this row takes
 */

const crowd = { nodes: 31, traitors: 15, topology: 'uniform' };

/** @param {string} attack @param {object} [attackParams] @param {object} [more] */
const inGates = (attack, attackParams = {}, more = {}) => [
  { id: `in-gate/${attack}/unanimous`, ...crowd, attack, attackParams, ...more },
  {
    id: `in-gate/${attack}/even`,
    ...crowd,
    attack,
    attackParams,
    conditions: { inputs: 'split' },
    seeds: 'even',
    ...more,
  },
];

const sharpest = { pivots: 1, power: 0.7 };

/** @param {number} nodes */
const otherSize = (nodes) => ({
  id: `size/${nodes}`,
  nodes,
  traitors: Math.ceil(nodes / 2) - 1,
  topology: 'uniform',
  attack: 'ambiguous-emission',
  attackParams: sharpest,
  conditions: { inputs: 'split' },
  seeds: 'even',
  weight: nodes >= 64 ? 0.02 : 1,
});

/** @param {number} captured @param {object} [more] */
const capture = (captured, more = {}) => ({
  ...crowd,
  id: `capture/crowd/x=${captured}`,
  traitors: 10,
  attack: 'gate-capture',
  attackParams: { capturedGates: captured },
  weight: 0.05,
  ...more,
});

/** @type {readonly Row[]} */
export const rows = [
  ...['wrong-order', 'whispering', 'nearer', 'replay', 'ambiguous-emission'].flatMap((attack) =>
    inGates(attack, attack === 'ambiguous-emission' ? sharpest : {}),
  ),
  ...inGates('louder', { gain: 1 }),
  ...[7, 16, 64, 100].map(otherSize),
  ...[20, 16, 10].map((snrDb) => ({
    ...crowd,
    id: `noise/${snrDb} dB`,
    attack: 'wrong-order',
    params: { snrDb },
    weight: 0.1,
  })),
  ...[1, 3, 5, 6, 8].map((x) => capture(x)),
  ...[3, 5, 6, 8].map((x) => capture(x, { id: `capture/cities/x=${x}`, topology: 'cities' })),
  ...[2, 5, 8].map((traitors) => ({
    ...crowd,
    id: `synthesis/f=${traitors}`,
    traitors,
    attack: 'colluding-synthesis',
    conditions: { inputs: 'split' },
    weight: 0.05,
  })),
  ...['late-emission', 'early-emission'].map((attack) => ({
    ...crowd,
    id: `${attack}/f=15, lingerRounds=1000`,
    attack,
    params: { lingerRounds: 1000 },
    weight: 0.05,
  })),
  ...['late-emission', 'early-emission'].flatMap((attack) =>
    [5, 10, 15].map((traitors) => ({
      ...crowd,
      id: `${attack}/f=${traitors}`,
      traitors,
      attack,
      weight: 0.05,
    })),
  ),
  ...[1, 3, 5, 6].map((traitors) => ({
    ...crowd,
    id: `directional/spread=5/f=${traitors}`,
    traitors,
    attack: 'directional',
    params: { faults: 5, spread: 5 },
    conditions: { inputs: 'split' },
    weight: 0.05,
  })),
];

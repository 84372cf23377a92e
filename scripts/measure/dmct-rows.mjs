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
 * @property {string} [workload]
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

const ten = { nodes: 10, traitors: 4, topology: 'uniform' };

/** @param {Record<string, string | number>} params */
const settings = (params) =>
  Object.entries(params).flatMap(([key, value]) => (key === 'receiver' ? [] : [`${key}=${value}`]));

/**
 * @param {string} attack
 * @param {number} traitors
 * @param {Record<string, string | number>} params
 * @param {object} [more]
 */
const heardBy = (attack, traitors, params, more = {}) => ({
  id: ['ears', params['receiver'], attack, `f=${traitors}`, ...settings(params)].join('/'),
  ...ten,
  traitors,
  attack,
  params,
  ...more,
});

const evenInputs = { conditions: { inputs: 'split' }, seeds: 'even' };

/** @param {object} attackParams @param {object} [more] */
const jammed = (attackParams, more = {}) => ({
  ...ten,
  id: `jammed/${settings({ ...attackParams }).join(' ')}`,
  traitors: 3,
  attack: 'jamming',
  attackParams,
  ...more,
});

/** @param {Record<string, number>} conditions */
const under = (conditions) => ({
  id: `conditions/${Object.entries(conditions)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')}`,
  ...ten,
  attack: 'wrong-order',
  conditions,
});

/** @param {string} attack @param {object} place */
const logged = (attack, place) => ({
  ...ten,
  attack,
  workload: 'log',
  conditions: { requests: 5, requestsPerSecond: 10_000 },
  id: `log/${attack}`,
  ...place,
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
  ...['causal', 'array'].flatMap((receiver) => [
    heardBy('gate-capture', 2, { receiver }),
    heardBy('gate-capture', 4, { receiver }),
    heardBy('colluding-synthesis', 4, { receiver }, evenInputs),
    heardBy('late-emission', 4, { receiver }),
    heardBy('early-emission', 4, { receiver }),
    heardBy('place-spoofing', 4, { receiver }),
    heardBy('directional', 1, { receiver }, evenInputs),
    heardBy('wrong-order', 4, { receiver }, evenInputs),
  ]),
  ...[2, 4, 6, 8, 9, 10, 12].map((antennas) =>
    heardBy(
      'gate-capture',
      4,
      { receiver: 'array', antennas, rounds: 8 },
      { id: `arrays/antennas=${antennas}` },
    ),
  ),
  ...[0.1, 0.2, 0.3, 0.5, 1].map((calibrationRadians) =>
    heardBy(
      'gate-capture',
      4,
      { receiver: 'array', calibrationRadians, rounds: 8 },
      { id: `arrays/error=${calibrationRadians}` },
    ),
  ),
  ...[0.1, 1, 10, 100].flatMap((power) =>
    ['causal', 'array'].map((receiver) =>
      heardBy(
        'jamming',
        3,
        { receiver, rounds: 8 },
        { attackParams: { power }, id: `ears/${receiver}/jamming/power=${power}`, weight: 0.2 },
      ),
    ),
  ),
  ...[0.1, 1, 100].flatMap((power) =>
    [0.5, 1].flatMap((ratio) => [
      jammed({ power, ratio }),
      jammed({ power, ratio }, { id: `jammed/lone/power=${power} ratio=${ratio}`, traitors: 1 }),
      jammed(
        { power, ratio },
        { id: `jammed/n=31/power=${power} ratio=${ratio}`, nodes: 31, traitors: 15, weight: 0.25 },
      ),
    ]),
  ),
  ...[
    ...inGates('louder', { gain: 1, tireless: true }),
    ...inGates('nearer', { tireless: true }),
    ...inGates('whispering', { tireless: true }),
    ...inGates('ambiguous-emission', { ...sharpest, tireless: true }),
  ].map((row) => ({ ...row, id: `tireless/${row.id.replace('in-gate', 'slots')}` })),
  ...['gate-capture', 'late-emission', 'early-emission', 'place-spoofing', 'colluding-synthesis'].flatMap(
    (attack) =>
      [1, 2, 3, 4].flatMap((traitors) =>
        [true, false].map((tireless) => ({
          ...ten,
          id: `tireless/strays/${attack}/f=${traitors}/${String(tireless)}`,
          traitors,
          attack,
          attackParams: { tireless },
        })),
      ),
  ),
  ...[0.01, 0.03, 0.1, 0.3].flatMap((power) => [
    ...[1, 3].flatMap((traitors) =>
      [5, 0].map((quietGates) =>
        jammed(
          { power, ratio: 1 },
          {
            id: `jammed/faint/n=10/f=${traitors}/power=${power}/quietGates=${quietGates}`,
            traitors,
            params: { quietGates },
          },
        ),
      ),
    ),
    jammed({ power, ratio: 1 }, { id: `jammed/faint/n=4/power=${power}`, nodes: 4, traitors: 1 }),
    jammed(
      { power, ratio: 1 },
      { id: `jammed/faint/n=31/power=${power}`, nodes: 31, traitors: 1, weight: 0.1 },
    ),
    jammed({ power, ratio: 1 }, { id: `jammed/faint/even/power=${power}`, traitors: 1, ...evenInputs }),
    jammed(
      { power, ratio: 1, durationSeconds: 10 },
      { id: `jammed/faint/cities/power=${power}`, traitors: 1, topology: 'cities' },
    ),
  ]),
  jammed({ ratio: 1 }, { id: 'jammed/rule=last-round', params: { rule: 'last-round' } }),
  jammed({ joules: 1e-6 }),
  under({}),
  ...[1e4, 2e4, 3e4, 1e5].map((motionMetresPerSecond) => under({ motionMetresPerSecond })),
  ...[10, 6, 3, 0, -3].map((echoLossDb) => under({ echoes: 4, echoLossDb })),
  ...[1e-5, 1e-4, 3e-4, 1e-3].map((frequencyErrorMax) => under({ frequencyErrorMax })),
  ...[1e-9, 1e-8, 1e-7, 1e-6].map((allanDeviation) => under({ allanDeviation })),
  ...[1e8, 2e8].map((receiverBandwidthHz) => under({ receiverBandwidthHz })),
  ...[4, 8].map((converterBits) => under({ receiverBandwidthHz: 1e8, converterBits })),
  ...[10, 20].map((noiseFigureDb) => under({ noiseFigureDb })),
  ...[25e-9, 1e-7, 2e-7, 3e-7].map((clockSkewSeconds) => under({ clockSkewSeconds })),
  ...['wrong-order', 'whispering', 'ambiguous-emission', 'replay', 'silence', 'equivocation'].flatMap(
    (attack) => [
      logged(attack, {}),
      logged(attack, {
        id: `log/cities/${attack}`,
        topology: 'cities',
        conditions: { requests: 5, requestsPerSecond: 10 },
      }),
      logged(attack, { id: `log/n=31/${attack}`, nodes: 31, traitors: 15, weight: 0.25 }),
    ],
  ),
];

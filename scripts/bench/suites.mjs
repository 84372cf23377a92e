import { demand, load } from './load.mjs';
import { waveSuites } from './wave-suites.mjs';

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {string} unit what is counted
 * @property {number} runs how often it is timed
 * @property {boolean} [slow] left out of the smoke run
 * @property {{ milliseconds?: number, perSecond?: number, megabytes?: number } | undefined} [aim] the most milliseconds, units a
 *   second at least, the most memory that an idle core is to need; shown beside what was measured, and never a failure
 * @property {'heap' | 'wave'} [reference] what its speed is compared with; default 'heap'
 * @property {() => Promise<string | (() => number | { units: number, milliseconds: number })>} prepare loads what is
 *   needed; the result does the work once, checks it, and says how many units that was (and how long they took, if
 *   another program did it). A text instead says why it can't be done here.
 */

/** @param {Record<string, unknown>} scenario @param {(result: any) => void} check */
async function simulation(scenario, check) {
  const { createBuiltInRegistry } = await load('catalog');
  const { simulate } = await load('simulator');
  const registry = createBuiltInRegistry();
  return () => {
    const result = simulate(registry, { attack: 'none', traitors: 0, seed: 1, ...scenario });
    check(result);
    return result.messages.delivered;
  };
}

/** @param {number} nodes @param {number} runs @param {Suite['aim']} [aim] @returns {[string, Suite]} */
const pbft = (nodes, runs, aim) => [
  `pbft-${nodes}`,
  {
    title: `PBFT, one decision, n = ${nodes.toLocaleString('en')}`,
    unit: 'deliveries',
    runs,
    aim,
    slow: nodes > 256,
    prepare: () =>
      simulation({ strategy: 'pbft', nodes }, ({ decisions, messages }) => {
        const expected = 2 * nodes * nodes - nodes;
        demand(messages.total === expected, `${messages.total} messages, not ${expected}`);
        demand(decisions.undecided === 0, `${decisions.undecided} decisions are missing`);
      }),
  },
];

/** Validators of proof of stake, on ten nodes; each node votes for all of its own in a slot's committee at once. */
const VALIDATORS = 100_000;

/** @param {number} epochs @param {Partial<Suite>} rest @returns {Suite} */
const manyValidators = (epochs, rest) => ({
  title: `PoS, ${VALIDATORS.toLocaleString('en')} validators, ${epochs} epochs`,
  unit: 'epochs',
  runs: 1,
  ...rest,
  prepare: async () => {
    // The order goes into the epoch before the last; a run ends two epochs after it is final.
    const params = { keysPerNode: VALIDATORS / 10, submitEpoch: epochs - 4, submitSlot: 0 };
    const run = await simulation({ strategy: 'pos', nodes: 10, params }, ({ decisions, endedSeconds }) => {
      demand(decisions.undecided === 0, `${decisions.undecided} decisions are missing`);
      const ended = endedSeconds / (12 * 32);
      demand(Math.abs(ended - epochs) < 0.1, `${ended} epochs, not ${epochs}`);
    });
    return () => (run(), epochs);
  },
});

/** @type {Map<string, Suite>} */
export const suites = new Map([
  pbft(16, 200),
  pbft(64, 60),
  pbft(256, 25, { milliseconds: 25, perSecond: 5e6 }),
  pbft(1024, 7, { milliseconds: 450, perSecond: 5e6 }),
  pbft(4096, 2, { milliseconds: 12_000, perSecond: 3e6, megabytes: 600 }),
  [
    'pow-gossip',
    {
      title: 'PoW, 600 nodes, about 100 blocks, flooding',
      unit: 'deliveries',
      runs: 9,
      aim: { milliseconds: 450 },
      slow: true,
      prepare: () =>
        simulation(
          { strategy: 'pow', nodes: 600, params: { relay: 'flood', watchIntervals: 94 } },
          ({ decisions }) =>
            demand(decisions.undecided === 0, `${decisions.undecided} decisions are missing`),
        ),
    },
  ],
  [
    'pow-race',
    {
      title: 'PoW, the abstract double-spend race',
      unit: 'blocks',
      runs: 5,
      aim: { perSecond: 1e7 },
      prepare: async () => {
        const { ROSENFELD, raceDoubleSpends } = await load('consensus-pow');
        const { createStream } = await load('core');
        const race = { ...ROSENFELD, share: 0.3, confirmations: 6, trials: 100_000 };
        let blocks = 0;
        const stream = createStream(1, 'bench');
        // Each block is one draw: counted once, untimed.
        raceDoubleSpends(race, { ...stream, uint32: () => (blocks++, stream.uint32()) });
        return () => {
          const wins = raceDoubleSpends(race, createStream(1, 'bench')) / race.trials;
          // Rosenfeld 2014, table 1: 15.6 % at q = 0.3, n = 6.
          demand(Math.abs(wins - 0.15645) < 0.004, `the attacker wins ${wins} of the races`);
          return blocks;
        };
      },
    },
  ],
  [
    'pos',
    {
      title: 'PoS, one order final, n = 64',
      unit: 'deliveries',
      runs: 5,
      slow: true,
      prepare: () =>
        simulation({ strategy: 'pos', nodes: 64 }, ({ decisions }) =>
          demand(decisions.undecided === 0, `${decisions.undecided} decisions are missing`),
        ),
    },
  ],
  ['pos-100k-short', manyValidators(5, {})],
  ['pos-100k', manyValidators(100, { aim: { milliseconds: 30_000 }, slow: true })],
  [
    'dmct',
    {
      title: 'dmct, n = 31, f = 14 wrong orders',
      unit: 'runs',
      runs: 5,
      prepare: async () => {
        const run = await simulation(
          { strategy: 'dmct', attack: 'wrong-order', nodes: 31, traitors: 14 },
          ({ faulty }) => demand(faulty.length === 14, `${faulty.length} traitors, not 14`),
        );
        return () => (run(), 1);
      },
    },
  ],
  ...waveSuites,
]);

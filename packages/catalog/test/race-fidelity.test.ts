import { createBuiltInRegistry } from '@dmct/catalog';
import { raceDoubleSpends } from '@dmct/consensus-pow';
import { createStream } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { expect, it } from 'vitest';

const RUNS = 200;
const TRIALS = 200_000;

// The row A2 counts blocks alone; here the same race is run by nodes, messages and the attack plugin.
it.each([1, 3])(
  'a double spend by three of ten against %i confirmations: network and abstract race agree',
  (confirmations) => {
    const registry = createBuiltInRegistry();
    let reverted = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const { verdicts } = simulate(registry, {
        strategy: 'pow',
        attack: 'double-spend',
        nodes: 10,
        traitors: 3,
        seed,
        params: { confirmations, watchIntervals: 40 },
        conditions: { fixedDelaySeconds: 0 },
      });
      if (verdicts.finality === 'violated') reverted++;
    }
    // Both chains begin with the payment: nothing is pre-mined, and a tie doesn't replace the public one.
    const race = { share: 0.3, confirmations, trials: TRIALS, preMined: 0, mustOvertake: true };
    const expected = raceDoubleSpends(race, createStream(1, 'fidelity')) / TRIALS;
    const tolerance = 3.3 * Math.sqrt((expected * (1 - expected)) / RUNS);
    expect(Math.abs(reverted / RUNS - expected)).toBeLessThan(tolerance);
    // A convention that is off by one block would be seen.
    const offByOne = raceDoubleSpends({ ...race, preMined: 1 }, createStream(1, 'fidelity')) / TRIALS;
    expect(Math.abs(reverted / RUNS - offByOne)).toBeGreaterThan(tolerance);
  },
);

import { createBuiltInRegistry } from '@dmct/catalog';
import { raceDoubleSpends, ROSENFELD } from '@dmct/consensus-pow';
import { createStream, type RunResult } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const RUNS = 200;
const TRIALS = 200_000;
const PLAIN = { preMined: 0, mustOvertake: true };
const TIES_WIN = { preMined: 0, mustOvertake: false };

const registry = createBuiltInRegistry();

/** Double spends by three of ten, by nodes, messages and the attack plugin. */
function spend(confirmations: number, attackParams: Readonly<Record<string, unknown>>): readonly RunResult[] {
  return Array.from({ length: RUNS }, (_, seed) =>
    simulate(registry, {
      strategy: 'pow',
      attack: 'double-spend',
      nodes: 10,
      traitors: 3,
      seed: seed + 1,
      params: { confirmations, watchIntervals: 40 },
      attackParams,
      conditions: { fixedDelaySeconds: 0 },
    }),
  );
}

function raced(confirmations: number, convention: typeof PLAIN): number {
  const race = { share: 0.3, confirmations, trials: TRIALS, ...convention };
  return raceDoubleSpends(race, createStream(1, 'fidelity')) / TRIALS;
}

/** The share of runs in which a condition held agrees with one convention's race, and not with another's. */
function expectRaced(
  results: readonly RunResult[],
  holds: (result: RunResult) => boolean,
  expected: number,
  other: number,
): void {
  const share = results.filter(holds).length / results.length;
  const tolerance = 3.3 * Math.sqrt((expected * (1 - expected)) / results.length);
  expect(Math.abs(share - expected)).toBeLessThan(tolerance);
  // A convention that is off by one block would be seen.
  expect(Math.abs(share - other)).toBeGreaterThan(tolerance);
}

const isReverted = ({ verdicts }: RunResult): boolean => verdicts.finality === 'violated';

// The rows A1 and A2 count blocks alone; here the same races are run by nodes on a network.
describe.each([1, 3])('a double spend against %i confirmations: network and abstract race agree', (depth) => {
  it('nothing pre-mined, a tie loses; the same runs, a tie wins', () => {
    const results = spend(depth, {});
    expectRaced(results, isReverted, raced(depth, PLAIN), raced(depth, ROSENFELD));
    const hasCaughtUp = ({ attackMeasures }: RunResult): boolean => attackMeasures?.['caughtUp'] === 1;
    expectRaced(results, hasCaughtUp, raced(depth, TIES_WIN), raced(depth, PLAIN));
  });
  it('one block pre-mined, as Rosenfeld has it', () => {
    expectRaced(spend(depth, { preMined: 1 }), isReverted, raced(depth, ROSENFELD), raced(depth, PLAIN));
  });
});

describe('51 %', () => {
  const run = (share: number, watchIntervals: number): readonly RunResult[] =>
    Array.from({ length: 30 }, (_, seed) =>
      simulate(registry, {
        strategy: 'pow',
        attack: 'majority',
        nodes: 10,
        traitors: 0,
        seed: seed + 1,
        params: { confirmations: 6, watchIntervals },
        attackParams: { share },
      }),
    );
  const reverted = (share: number, watchIntervals: number): number =>
    run(share, watchIntervals).filter(isReverted).length;

  it('wins with certainty, given time; a minority does not, however long it tries', () => {
    expect(reverted(0.51, 300)).toBe(30);
    expect(reverted(0.51, 0)).toBeLessThan(30);
    expect(reverted(0.3, 300)).toBeLessThan(12);
    expect(run(0.51, 0)[0]?.faultyShare).toBeCloseTo(0.6, 12);
  });
});

import { createBuiltInRegistry } from '@dmct/catalog';
import { fitOf, isRight, PROPERTIES, type Property, type RunResult, type Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();

type Setting = Pick<Scenario, 'strategy' | 'attack'> & Partial<Scenario>;

/** Runs the seeds 1 to `seeds`; 4 replicas and 1 traitor unless the setting says otherwise. */
function runs(seeds: number, setting: Setting): readonly RunResult[] {
  return Array.from({ length: seeds }, (_, index) =>
    simulate(registry, { nodes: 4, traitors: 1, ...setting, seed: index + 1 }),
  );
}

/** In how many runs each property falls; properties that never fall are left out. */
function fallen(results: readonly RunResult[]): Partial<Record<Property, number>> {
  const counts: Partial<Record<Property, number>> = {};
  for (const property of PROPERTIES) {
    const count = results.filter(({ verdicts }) => verdicts[property] === 'violated').length;
    if (count > 0) counts[property] = count;
  }
  return counts;
}

/** All runs right, and within the strategy's own assumptions. */
function expectSpared(results: readonly RunResult[]): void {
  for (const result of results) {
    expect(result.assumptionsBroken).toEqual([]);
    expect(isRight(result.verdicts), result.replay).toBe(true);
  }
}

const om = (m: number) => ({ algorithm: 'om', m });
const ten = { nodes: 10, traitors: 3 };

describe('silence', () => {
  it.each(['pbft', 'hotstuff', 'tendermint'])('leaves %s beyond its bound without a decision', (strategy) => {
    for (const { verdicts } of runs(5, { strategy, attack: 'silence', traitors: 2 })) {
      expect(verdicts.termination).not.toBe('holds');
      expect(verdicts.agreement).toBe('holds');
    }
  });
  it.each(['pbft', 'hotstuff', 'tendermint', 'generals', 'dmct'])(
    'spares %s within its bound',
    (strategy) => {
      expectSpared(runs(5, { strategy, attack: 'silence' }));
    },
  );
});

describe('silence of stake (offline)', () => {
  const stake = { strategy: 'pos', attack: 'silence', nodes: 10, params: { keysPerNode: 8 } };
  it('of more than a third delays finality for as long as one looks', () => {
    for (const { decisions, verdicts } of runs(3, { ...stake, traitors: 4 })) {
      expect(decisions.count).toBe(0);
      expect(verdicts.termination).toBe('unknown');
      expect(verdicts.agreement).toBe('holds');
    }
  });
  it('of less than a third delays nothing for good', () => {
    expectSpared(runs(3, { ...stake, traitors: 3 }));
  });
});

describe('wrong-order', () => {
  it('breaks OM(1) among three', () => {
    const results = runs(20, { strategy: 'generals', attack: 'wrong-order', nodes: 3, params: om(1) });
    expect(fallen(results).validity).toBeGreaterThan(0);
    expect(results[0]?.assumptionsBroken).toEqual(['faulty-within-bound']);
  });
  it('misleads the document’s own code', () => {
    expect(
      fallen(runs(10, { strategy: 'dmct-seed', attack: 'wrong-order', ...ten })).validity,
    ).toBeGreaterThan(0);
  });
  it('spares OM(1) among four', () => {
    expectSpared(runs(20, { strategy: 'generals', attack: 'wrong-order', params: om(1) }));
  });
  it.each(['pbft', 'hotstuff', 'tendermint', 'pow', 'dmct'])('spares %s', (strategy) => {
    expectSpared(runs(5, { strategy, attack: 'wrong-order' }));
  });
});

describe('equivocation', () => {
  it('breaks PBFT among three', () => {
    const results = runs(20, { strategy: 'pbft', attack: 'equivocation', nodes: 3 });
    expect(fallen(results).agreement).toBeGreaterThan(0);
  });
  it('spares PBFT among four, over a log as well', () => {
    expectSpared(runs(100, { strategy: 'pbft', attack: 'equivocation' }));
    expectSpared(runs(10, { strategy: 'pbft', attack: 'equivocation', workload: 'log' }));
  });
  it('breaks Tendermint among three', () => {
    const results = runs(20, { strategy: 'tendermint', attack: 'equivocation', nodes: 3 });
    expect(fallen(results).agreement).toBeGreaterThan(0);
  });
  // Whoever only says two things can't make certificates of both: see the packages' own tests for a leader that can.
  it.each(['hotstuff', 'tendermint'])('spares %s within its bound, over a log as well', (strategy) => {
    for (const f of [1, 2, 3]) {
      expectSpared(runs(20, { strategy, attack: 'equivocation', nodes: 3 * f + 1, traitors: f }));
    }
    expectSpared(runs(10, { strategy, attack: 'equivocation', workload: 'log' }));
  });
  // Two or more of four, three or more of seven: the coalition and each half of the others are a quorum.
  it.each([
    ['pbft', 4, 2],
    ['pbft', 7, 3],
    ['pbft', 10, 4],
    ['tendermint', 4, 2],
    ['tendermint', 7, 3],
    ['tendermint', 10, 4],
  ])('breaks %s beyond its bound, %i replicas and %i traitors, in every run', (strategy, nodes, traitors) => {
    const results = runs(8, { strategy, attack: 'equivocation', nodes, traitors });
    expect(fallen(results).agreement).toBe(8);
    expect(results[0]?.assumptionsBroken).toEqual(['faulty-within-bound']);
  });
  it.each([
    [4, 2],
    [7, 3],
    [10, 4],
  ])(
    'breaks hotstuff beyond its bound where a traitor leads first, %i replicas and %i traitors',
    (nodes, traitors) => {
      for (const { faulty, verdicts } of runs(12, {
        strategy: 'hotstuff',
        attack: 'equivocation',
        nodes,
        traitors,
      })) {
        expect(verdicts.agreement).toBe(faulty.includes(0) ? 'violated' : 'holds');
      }
    },
  );
  it('spares signed messages with half the generals corrupted', () => {
    const params = { algorithm: 'sm', m: 2 };
    expectSpared(runs(20, { strategy: 'generals', attack: 'equivocation', traitors: 2, params }));
  });
  it('breaks dmct with directional antennas, and not without', () => {
    const split = {
      strategy: 'dmct',
      attack: 'equivocation',
      nodes: 7,
      traitors: 3,
      conditions: { inputs: 'split' },
    };
    expectSpared(runs(5, split));
    const aimed = runs(10, { ...split, attackParams: { directional: true } });
    expect(fallen(aimed).agreement).toBeGreaterThan(0);
    expect(aimed[0]?.assumptionsBroken).toEqual(['isotropic-antennas']);
  });
});

describe('collusion', () => {
  const two = { strategy: 'generals', attack: 'collusion', traitors: 2, params: om(2) };
  it('breaks OM(2) among six', () => {
    expect(fallen(runs(20, { ...two, nodes: 6 })).agreement).toBeGreaterThan(0);
  });
  it('spares OM(2) among seven, and PBFT', () => {
    expectSpared(runs(20, { ...two, nodes: 7 }));
    expectSpared(runs(20, { strategy: 'pbft', attack: 'collusion', nodes: 7, traitors: 2 }));
  });
});

describe('delay', () => {
  it('beyond the bound breaks the generals, who count on it', () => {
    const results = runs(10, { strategy: 'generals', attack: 'delay', attackParams: { factor: 3 } });
    expect(fallen(results).agreement).toBeGreaterThan(0);
    expect(results[0]?.assumptionsBroken).toEqual(['synchrony']);
  });
  it('beyond the bound leaves PBFT safe', () => {
    const results = runs(10, { strategy: 'pbft', attack: 'delay', attackParams: { factor: 3 } });
    expect(fallen(results)).toEqual({});
  });
  it.each(['generals', 'pbft', 'pow'])('up to the bound spares %s', (strategy) => {
    expectSpared(runs(5, { strategy, attack: 'delay' }));
  });
});

describe('partition', () => {
  it('of hours reverts what proof of work held for final', () => {
    const results = runs(8, {
      strategy: 'pow',
      attack: 'partition',
      nodes: 10,
      attackParams: { untilSeconds: 20000 },
    });
    expect(fallen(results).finality).toBeGreaterThan(0);
    expect(results[0]?.assumptionsBroken).toEqual(['synchrony']);
  });
  it('until the stabilisation time holds PBFT up, and no longer', () => {
    const results = runs(5, { strategy: 'pbft', attack: 'partition', conditions: { gstSeconds: 10 } });
    expectSpared(results);
    for (const { finalitySeconds } of results) expect(finalitySeconds?.max).toBeGreaterThan(10);
  });
});

describe('majority', () => {
  it('reverts proof of work', () => {
    const results = runs(5, { strategy: 'pow', attack: 'majority', nodes: 10 });
    expect(fallen(results).finality).toBeGreaterThan(0);
    expect(results[0]?.assumptionsBroken).toContain('honest-majority-hashrate');
  });
  it('outvotes dmct, and splits PBFT', () => {
    expect(fallen(runs(5, { strategy: 'dmct', attack: 'majority', nodes: 7 })).validity).toBe(5);
    expect(fallen(runs(5, { strategy: 'pbft', attack: 'majority', nodes: 10 })).agreement).toBe(5);
  });
  it('with less than the bound spares both', () => {
    const attackParams = { share: 0.2 };
    for (const strategy of ['dmct', 'pbft']) {
      expectSpared(runs(3, { strategy, attack: 'majority', nodes: 10, attackParams }));
    }
  });
});

describe('double-spend', () => {
  it('is refused where a certificate makes each block final: there is no race to win', () => {
    const fit = fitOf(registry.strategies.get('hotstuff'), registry.attacks.get('double-spend'));
    expect(fit).toMatchObject({ fits: false });
    expect(JSON.stringify(fit)).toContain('needs the surface chain with blocks that a heavier chain undoes');
    expect(fitOf(registry.strategies.get('pow'), registry.attacks.get('double-spend'))).toEqual({
      fits: true,
    });
  });
  it('succeeds against proof of work with six of ten', () => {
    const results = runs(10, { strategy: 'pow', attack: 'double-spend', nodes: 10, traitors: 6 });
    expect(fallen(results).finality).toBeGreaterThan(5);
  });
  it('fails with one of ten', () => {
    expectSpared(runs(10, { strategy: 'pow', attack: 'double-spend', nodes: 10, traitors: 1 }));
  });
});

describe('eclipse', () => {
  it('shows a victim of proof of work another chain, whose work is lost', () => {
    const results = runs(10, { strategy: 'pow', attack: 'eclipse', ...ten });
    expect(fallen(results).agreement).toBeGreaterThan(7);
    for (const { attackMeasures } of results) {
      if ((attackMeasures?.['victimBlocks'] ?? 0) > 0) expect(attackMeasures?.['victimWorkWasted']).toBe(1);
    }
  });
  it('that ends takes the payment back', () => {
    const attackParams = { untilSeconds: 15_000 };
    const results = runs(10, { strategy: 'pow', attack: 'eclipse', ...ten, attackParams });
    expect(fallen(results).finality).toBeGreaterThan(3);
  });
  it('leaves a victim of proof of stake undecided', () => {
    const results = runs(3, { strategy: 'pos', attack: 'eclipse', ...ten });
    expect(fallen(results).agreement).toBeUndefined();
    for (const { verdicts } of results) expect(verdicts.termination).not.toBe('holds');
  });
});

describe('attacks of miners', () => {
  it.each(['selfish-mining', 'optimal-selfish-mining', 'timestamps'])(
    '%s breaks no property of proof of work, and fits no chain that is not mined',
    (attack) => {
      expect(fallen(runs(5, { strategy: 'pow', attack, ...ten }))).toEqual({});
      expect(() => runs(1, { strategy: 'pos', attack, ...ten })).toThrow('needs the surface mining');
    },
  );
});

describe('louder', () => {
  it('drowns the truth for the document’s own code', () => {
    const results = runs(10, { strategy: 'dmct-seed', attack: 'louder', ...ten });
    expect(fallen(results).validity).toBeGreaterThan(5);
  });
  it('weighs no more in the gates of dmct', () => {
    const attackParams = { gain: 1000 };
    expect(fallen(runs(5, { strategy: 'dmct', attack: 'louder', attackParams }))).toEqual({});
  });
});

describe('late-emission', () => {
  it('gives the document’s own code two answers', () => {
    const results = runs(10, { strategy: 'dmct-seed', attack: 'late-emission', ...ten });
    expect(fallen(results).agreement).toBeGreaterThan(0);
  });
  it('misses its gate in dmct', () => {
    expect(fallen(runs(5, { strategy: 'dmct', attack: 'late-emission' }))).toEqual({});
  });
});

describe('cancel', () => {
  // It bites a receiver that hears one emitter alone (see the attacks' own tests); here nobody depends on one.
  it.each(['dmct-seed', 'dmct'])('spares %s, where every general hears several others', (strategy) => {
    expect(fallen(runs(5, { strategy, attack: 'cancel' }))).toEqual({});
  });
});

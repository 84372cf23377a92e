import { UsageError, type Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registryOf, scenarioOf, testMessage, voteOnce } from '../support/plugins.js';

describe('a scenario that can not be', () => {
  const bad: [string, Partial<Scenario>][] = [
    ['no strategy "tost" (did you mean "test"?)', { strategy: 'tost' }],
    ['no attack "nune" (did you mean "none"?)', { attack: 'nune' }],
    ['nodes must be a whole number from 1 to 100000, not 0', { nodes: 0 }],
    ['nodes must be a whole number from 1 to 100000, not NaN', { nodes: NaN }],
    ['nodes must be a whole number from 1 to 100000, not 1000000000', { nodes: 1e9 }],
    ["there can't be more traitors (5) than nodes (4)", { traitors: 5 }],
    ['traitors must be a whole number', { traitors: -1 }],
    ['seed must be a whole number', { seed: 0.5 }],
    ['the horizon must be a number of seconds above 0 and at most 8640000, not 0', { horizonSeconds: 0 }],
    ['strategy test: no parameter "x"; there are none', { params: { x: 1 } }],
    ['the conditions: no parameter "jitter" (did you mean "jitterFraction"?)', { conditions: { jitter: 1 } }],
    ['parameter "lossProbability" of the conditions', { conditions: { lossProbability: 2 } }],
    ['lists 2 numbers for 4 nodes', { conditions: { shares: [1, 2] } }],
    ['names replica 4 of 4 nodes', { conditions: { crashes: [{ replica: 4, atSeconds: 1 }] } }],
    ['no topology "moon"', { topology: 'moon' as never }],
  ];
  it.each(bad)('is refused: %s', (message, overrides) => {
    const registry = registryOf(voteOnce);
    expect(() => simulate(registry, scenarioOf(overrides))).toThrow(UsageError);
    expect(() => simulate(registry, scenarioOf(overrides))).toThrow(message);
  });
});

describe('corruption', () => {
  const faultyOf = (
    overrides: Partial<Scenario>,
    options: Parameters<typeof registryOf>[1] = {},
  ): readonly number[] =>
    simulate(registryOf(voteOnce, options), scenarioOf({ attack: 'test-attack', nodes: 10, ...overrides }))
      .faulty;

  it('draws as many as asked, by seed, and more traitors only add to fewer', () => {
    const three = faultyOf({ traitors: 3 });
    expect(three).toHaveLength(3);
    expect(faultyOf({ traitors: 3 })).toEqual(three);
    expect(faultyOf({ traitors: 5 })).toEqual(expect.arrayContaining([...three]));
    const sets = Array.from({ length: 20 }, (_, seed) => faultyOf({ traitors: 3, seed }).join());
    expect(new Set(sets).size).toBeGreaterThan(10);
  });

  it('reaches a share and says what it reached', () => {
    const registry = registryOf(voteOnce, { corruption: { share: 0.51 } });
    const result = simulate(registry, scenarioOf({ attack: 'test-attack', nodes: 10 }));
    expect(result.faulty).toHaveLength(6);
    expect(result.faultyShare).toBeCloseTo(0.6, 12);
    expect(result.assumptionsBroken).toContain('faulty-within-bound');
  });

  it("owns the source when the attack does: the strategy's replica and the clients", () => {
    const options = { powers: ['own-source'] as const, source: { replica: 7, client: true }, clients: 1 };
    for (let seed = 0; seed < 10; seed++) {
      const faulty = faultyOf({ traitors: 2, seed }, options);
      expect(faulty).toHaveLength(3);
      expect(faulty).toEqual(expect.arrayContaining([7, 10]));
    }
    expect(faultyOf({ traitors: 0 }, options)).toEqual([]);
  });

  it('leaves everyone honest for an attack without traitors', () => {
    expect(faultyOf({ traitors: 3 }, { corruption: 'none' })).toEqual([]);
  });

  it('signs for traitors only', () => {
    const attack = registryOf(voteOnce, {
      attack: (context) => {
        expect(() => context.cryptoOf(context.honest[0] as number)).toThrow('nobody signs for it');
        expect(context.cryptoOf(context.faulty[0] as number).sign('x').signer).toBe(context.faulty[0]);
        return {};
      },
    });
    simulate(attack, scenarioOf({ attack: 'test-attack', traitors: 1 }));
  });
});

describe('orders', () => {
  const ordersHeld = (seed: number, inputs: string): string[] => {
    const held: string[] = [];
    const registry = registryOf((context) => ({ onStart: () => void held.push(context.valueOf(0)) }));
    simulate(registry, scenarioOf({ nodes: 40, seed, conditions: { inputs } }));
    return held;
  };

  it('are common to all when unanimous, and both orders come up', () => {
    const first = Array.from({ length: 20 }, (_, seed) => new Set(ordersHeld(seed, 'unanimous')));
    expect(first.every((set) => set.size === 1)).toBe(true);
    expect(new Set(first.flatMap((set) => [...set]))).toEqual(new Set(['attack', 'retreat']));
  });

  it('are each general’s own coin when split', () => {
    const attackers = ordersHeld(3, 'split').filter((order) => order === 'attack').length;
    // Binomial(40, 1/2): 3.3 standard deviations.
    expect(Math.abs(attackers - 20)).toBeLessThan(3.3 * Math.sqrt(10));
  });

  it('are half and half when even, and all but one alike with a dissenter, anybody', () => {
    const attackers = (inputs: string): number[] =>
      [1, 2, 3, 4, 5, 6, 7, 8].map(
        (seed) => ordersHeld(seed, inputs).filter((order) => order === 'attack').length,
      );
    expect(new Set(attackers('even'))).toEqual(new Set([20]));
    expect(new Set(attackers('dissenter'))).toEqual(new Set([1, 39]));
    const dissenters = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const held = ordersHeld(seed, 'dissenter');
      return held.findIndex((order) => held.filter((other) => other === order).length === 1);
    });
    expect(new Set(dissenters).size).toBeGreaterThan(2);
  });

  it('arrive at a rate in a log', () => {
    const times: number[] = [];
    const registry = registryOf((context) => ({
      onStart: () => {
        for (let i = 0; i < context.workload.requests; i++) times.push(context.workload.submitNanoseconds(i));
      },
    }));
    simulate(
      registry,
      scenarioOf({ nodes: 1, workload: 'log', conditions: { requests: 3, requestsPerSecond: 4 } }),
    );
    expect(times).toEqual([0, 0.25e9, 0.5e9]);
  });
});

describe('measurement', () => {
  it('counts messages of replicas and leaves clients out', () => {
    const registry = registryOf(
      (context) => ({
        onStart: (out) => context.role === 'client' && out.multicast(testMessage(), [0, 1, 2]),
      }),
      { clients: 1 },
    );
    const result = simulate(registry, scenarioOf());
    expect(result.messages).toMatchObject({ total: 0, delivered: 3 });
  });

  it('says null, not NaN, where nobody decided', () => {
    const result = simulate(
      registryOf(() => ({})),
      scenarioOf(),
    );
    expect(result.finalitySeconds).toBeNull();
    expect(result.verdicts.termination).toBe('violated');
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it('counts from the submission of the value that was decided, not from the first', () => {
    const registry = registryOf(
      (context) => ({
        onStart: (out) => {
          for (let i = 0; i < context.workload.requests; i++)
            out.setTimer(i, context.workload.submitNanoseconds(i));
        },
        onTimer: (id, out) => {
          if (context.role === 'client') {
            out.submit(id, context.valueOf(id));
            out.multicast(testMessage(id), [0, 1]);
          }
        },
        onMessage: (_from, message, out) => out.decide(message.step, context.valueOf(message.step)),
      }),
      { clients: 1, source: { client: true } },
    );
    const conditions = { fixedDelaySeconds: 0.25, requests: 3, requestsPerSecond: 1 };
    const result = simulate(registry, scenarioOf({ nodes: 2, workload: 'log', conditions }));
    expect(result.finalitySeconds).toEqual({ mean: 0.25, p50: 0.25, p99: 0.25, max: 0.25 });
    const cut = simulate(
      registry,
      scenarioOf({ nodes: 2, workload: 'log', conditions, horizonSeconds: 1.5 }),
    );
    expect(cut.verdicts.termination).toBe('unknown');
    expect(cut.decisions).toMatchObject({ count: 2, undecided: 2 });
  });

  it('counts missing decisions of honest replicas only', () => {
    const registry = registryOf((context) => ({
      onStart: (out) => context.id === 0 && out.decide(0, 'attack'),
    }));
    const result = simulate(registry, scenarioOf({ attack: 'test-attack', nodes: 10, traitors: 3, seed: 2 }));
    expect(result.decisions.undecided).toBe(result.faulty.includes(0) ? 7 : 6);
  });

  it('lays replicas that are down for good to the fault budget, and waits for no decision of theirs', () => {
    const crashes = [{ replica: 3, atSeconds: 0 }];
    const registry = registryOf((context) => ({
      onTimer: (_id, out) => out.decide(0, context.valueOf(0)),
      onStart: (out) => out.setTimer(0, 1e9),
    }));
    const one = simulate(registry, scenarioOf({ conditions: { crashes } }));
    expect(one.verdicts.termination).toBe('holds');
    expect(one.assumptionsBroken).toEqual([]);
    const two = simulate(
      registry,
      scenarioOf({ conditions: { crashes: [...crashes, { replica: 2, atSeconds: 0 }] } }),
    );
    expect(two.assumptionsBroken).toEqual(['faulty-within-bound']);
  });
});

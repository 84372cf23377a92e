import {
  createEchoVote,
  intersectingQuorum,
  lockedViews,
  neverChangesView,
  signedRelay,
  strategyConformance,
} from '@dmct/testkit';
import { describe, expect, it } from 'vitest';

describe('healthy strategies pass the whole suite', () => {
  // In seed 9 the commander is among the traitors at both sizes: only then can a liar restate an order.
  const seeds = [1, 2, 3, 9];
  for (const nodes of [4, 5]) {
    describe(`signed relay among ${String(nodes)}`, () => {
      for (const check of strategyConformance(signedRelay, { nodes, seeds })) it(check.name, check.run);
    });
  }
  // The twin of forgetsLock and neverChangesView: as many storms as it takes to see those fall.
  for (const nodes of [4, 7]) {
    describe(`locked views among ${String(nodes)}`, () => {
      for (const check of strategyConformance(lockedViews, { nodes, storms: 300 })) it(check.name, check.run);
    });
  }
  // The twin of quorumTooSmall: the same code, and a quorum that intersects.
  describe('echo vote with intersecting quorums', () => {
    const echoVote = createEchoVote('kit-echo-vote', intersectingQuorum);
    const manySeeds = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const check of strategyConformance(echoVote, { seeds: manySeeds })) it(check.name, check.run);
  });
});

describe('the suite', () => {
  it('refuses to leave out a check that does not exist', () => {
    expect(() => strategyConformance(signedRelay, { except: { 'holds under nonsense': 'why not' } })).toThrow(
      /there is no check "holds under nonsense"/,
    );
  });
  it('leaves out what the strategy excepts', () => {
    const names = strategyConformance(signedRelay, {
      except: { 'another seed, another trace': 'for this test' },
    }).map((check) => check.name);
    expect(names).not.toContain('another seed, another trace');
    expect(names).toContain('same seed, same trace');
  });
  it('says that an adversary which never bit shows nothing', () => {
    const bites = strategyConformance(signedRelay).find(({ name }) => name === 'every adversary bites');
    expect(() => bites?.run()).toThrow(/never did anything in 4 runs: kit-liar, kit-fickle;/);
  });
  it('says that an adversary bites which was said to be toothless', () => {
    const toothless = { 'kit-liar': 'in these seeds', 'kit-fickle': 'so', 'kit-random-crash': 'never' };
    const bites = strategyConformance(signedRelay, { toothless }).find(
      ({ name }) => name === 'every adversary bites',
    );
    expect(() => bites?.run()).toThrow(/yet bites or is not tried: kit-random-crash/);
  });
  it('shrinks a storm to what matters, and tells the command that brings it back', () => {
    const storms = strategyConformance(neverChangesView).find(
      ({ name }) => name === 'holds in random storms',
    );
    expect(() => storms?.run()).toThrow(
      /termination: .*"traitors":\[\],"weather":\[\{"kind":"partition","from":0,[^}]*\}\]/,
    );
  });
  it('tolerates as many unlucky runs as the strategy admits, and not one more', () => {
    const seeds = [1, 2, 3];
    const run = (unsafeRunsMax: number): (() => unknown) => {
      const options = { nodes: 4, seeds, conditions: { inputs: 'split' }, unsafeRunsMax };
      const check = strategyConformance(
        createEchoVote('kit-no-quorum', () => 9),
        options,
      ).find(({ name }) => name === 'decides and holds without an attack');
      return () => check?.run();
    };
    expect(run(3)).not.toThrow();
    expect(run(2)).toThrow(/3 runs failed, 2 may/);
  });
});

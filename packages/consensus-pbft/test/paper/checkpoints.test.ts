import { isRight, type Scenario, type TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../src/ledger.js';
import { Log } from '../../src/log.js';
import { createCheckpoint, createState, KIND } from '../../src/messages.js';
import { checkpointText } from '../../src/statements.js';
import { PbftVerifier } from '../../src/verifier.js';
import { registryWith, restated, run, twoFaced, undisturbed } from '../workbench.js';
import { CLIENT, cryptoOf, digestFor, requestFor } from '../lone.js';

/** A log of 40 requests, 0.1 s apart, and a checkpoint every 5. */
const log: Partial<Scenario> = {
  workload: 'log',
  params: { checkpointInterval: 5 },
  conditions: { requests: 40, requestsPerSecond: 10, fixedDelaySeconds: 0.01 },
};

describe('section 4.3: checkpoints', () => {
  it('every K requests each replica tells all others the digest of its state', () => {
    const result = run(undisturbed, log);
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['checkpoint']).toBe((40 / 5) * 4 * 3);
    expect(result.messages.byKind['state']).toBe(0);
    expect(result.messages.total).toBe(40 * 28 + 96);
  });

  it('128 requests by default: a single one pays for none', () => {
    expect(run(undisturbed, {}).messages.byKind['checkpoint']).toBe(0);
    const conditions = { requests: 128, requestsPerSecond: 100, fixedDelaySeconds: 0.01 };
    expect(run(undisturbed, { workload: 'log', conditions }).messages.byKind['checkpoint']).toBe(12);
  });

  it('the watermarks move: more requests are ordered than fit into the log', () => {
    const params = { checkpointInterval: 5, logSize: 5 };
    // All at once: the primary has to wait for each checkpoint to become stable.
    const conditions = { requests: 40, requestsPerSecond: 1000, fixedDelaySeconds: 0.01 };
    const result = run(undisturbed, { ...log, params, conditions });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.decisions.count).toBe(40);
  });

  it('truncation discards the slots up to the low watermark, and with them their certificates', () => {
    const one = new Log(10);
    for (let sequence = 1; sequence <= 10; sequence++) one.slotAt(sequence)!.commit(null);
    expect(one.slotAt(11)).toBeNull();
    one.truncate(5);
    expect([5, 6, 11, 15, 16].map((sequence) => one.slotAt(sequence) !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(one.slotAt(6)!.isCommitted).toBe(true);
    one.truncate(2);
    expect(one.slotAt(5)).toBeNull();
  });

  it('after 40 requests a view change hands over the certificates since the last checkpoint alone', () => {
    let certificates = Infinity;
    let proof = 0;
    let stable = 0;
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      // The primary goes silent near the end; nothing but its words is lost.
      onPacket: ({ from, message, sentNanoseconds }) => {
        if (message.kind === KIND.viewChange && from === 2) {
          certificates = message.certificates.length;
          proof = message.proof.length;
          stable = message.sequence;
        }
        return from === 0 && sentNanoseconds > 3.5e9 ? 'drop' : 'deliver';
      },
    });
    const result = run(registry, log);
    expect(result.decisions.undecided).toBe(0);
    expect(result.messages.byKind['new-view']).toBeGreaterThan(0);
    expect([stable, proof]).toEqual([35, 3]);
    expect(certificates).toBeLessThan(5);
  });
});

describe('section 4.3: what makes a checkpoint stable', () => {
  const verifier = (): PbftVerifier =>
    new PbftVerifier({ nodes: 4, clients: 1, quorum: 3, logSize: 100, crypto: cryptoOf(3) });
  const sign = (id: number, digest = 'd'): ReturnType<ReturnType<typeof cryptoOf>['sign']> =>
    cryptoOf(id).sign(checkpointText(5, digest));

  it('a quorum of signatures under one sequence number and digest', () => {
    expect(verifier().isStable(5, 'd', [sign(0), sign(1), sign(3)])).toBe(true);
  });

  it.each([
    ['too few', [sign(0), sign(1)]],
    ['one twice', [sign(0), sign(1), sign(1)]],
    ['another digest', [sign(0), sign(1), sign(2, 'e')]],
    ['a client', [sign(0), sign(1), sign(CLIENT)]],
    ['a forgery', [sign(0), sign(1), { signer: 2, evidence: 'forged' }]],
    ['garbage', [sign(0), sign(1), null]],
    ['no list', 7],
  ])('not %s', (_name, proof) => {
    expect(verifier().isStable(5, 'd', proof)).toBe(false);
  });

  it('a genuine proof of one checkpoint proves no other', () => {
    const one = verifier();
    const proof = Object.freeze([sign(0), sign(1), sign(2)]);
    expect(one.isStable(5, 'd', proof)).toBe(true);
    expect(one.isStable(10, 'd', proof)).toBe(false);
    expect(one.isStable(5, 'e', proof)).toBe(false);
  });

  it("the ledger's digests chain: another request, or another order, is another state", () => {
    const ledger = (...values: string[]): Ledger => {
      const made = new Ledger(cryptoOf(0), 2);
      values.forEach((value, index) => {
        const request = requestFor(value, index);
        made.append(request, digestFor(request));
      });
      return made;
    };
    const digestsOf = (...values: string[]): string[] =>
      values.map((value, index) => digestFor(requestFor(value, index)));
    const ends = ledger('a', 'b', 'c', 'd').digestAfter(4, []);
    expect(ledger().digestAfter(0, digestsOf('a', 'b', 'c', 'd'))).toBe(ends);
    expect(ledger('a', 'b').digestAfter(2, digestsOf('a', 'b', 'c', 'd').slice(2))).toBe(ends);
    expect(ledger().digestAfter(0, digestsOf('a', 'x', 'c', 'd'))).not.toBe(ends);
    expect(ledger().digestAfter(0, digestsOf('b', 'a', 'c', 'd'))).not.toBe(ends);
    // Only whole intervals have a digest.
    expect(ledger().digestAfter(0, digestsOf('a'))).toBeNull();
    expect(ledger().digestAfter(1, digestsOf('a', 'b'))).toBeNull();
  });
});

describe('section 4.3: a replica left behind', () => {
  const crashes = [{ replica: 3, atSeconds: 0.55, untilSeconds: 3.05 }];
  const away: Partial<Scenario> = { ...log, conditions: { ...log.conditions, crashes } };

  it('comes back, takes over the state at the stable checkpoint, and takes part again', () => {
    const prepares: number[] = [];
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ from, message, sentNanoseconds }) => {
        if (from === 3 && message.kind === KIND.prepare) prepares.push(sentNanoseconds);
        return 'deliver';
      },
    });
    const result = run(registry, away);
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.decisions.undecided).toBe(0);
    expect(result.messages.byKind['fetch-state']).toBeGreaterThanOrEqual(1);
    expect(result.messages.byKind['state']).toBeGreaterThanOrEqual(1);
    expect(Math.max(...prepares)).toBeGreaterThan(3.5e9);
  });

  it('no single replica can hand it another state', () => {
    // Traitors answer with the state of a request that was never executed, under the genuine proof.
    const registry = registryWith({
      powers: ['own-source'],
      createLie: (context, id) => (message) => {
        if (message.kind !== KIND.state) return message;
        const { requests, proof, sequence, digest } = message;
        const lies = requests.map((request) =>
          request === null
            ? null
            : restated(context, id, { ...message, kind: KIND.request, request }, 'lie').request,
        );
        return createState({ sequence, digest, proof }, lies);
      },
    });
    const replicas: TraceEvent[] = [];
    const result = run(registry, { ...away, traitors: 1, horizonSeconds: 30 }, (event) => {
      if (event.kind === 'deliver' && event.message === 'state' && event.to === 3) replicas.push(event);
    });
    expect(result.faulty).toContain(0);
    expect(replicas.length).toBeGreaterThan(0);
    expect(result.violations).toEqual([]);
    expect(result.decisions.undecided).toBe(0);
  });

  it('a false digest of the state makes no checkpoint stable, and none is needed from a traitor', () => {
    const registry = registryWith({
      createLie: (context, id) => (message) => {
        if (message.kind !== KIND.checkpoint) return message;
        const text = checkpointText(message.sequence, 'false');
        return createCheckpoint(message.sequence, 'false', context.cryptoOf(id).sign(text));
      },
    });
    for (let seed = 0; seed < 8; seed++) {
      const result = run(registry, { ...log, traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
    }
  });

  it('replicas that missed a view change learn of the new view, the old primary among them', () => {
    const views = new Set<number>();
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ from, message, sentNanoseconds }) => {
        if (from === 3 && message.kind === KIND.prepare && sentNanoseconds > 2.5e9) views.add(message.view);
        return 'deliver';
      },
    });
    const crashes = [
      { replica: 0, atSeconds: 0.5, untilSeconds: 6 },
      { replica: 3, atSeconds: 0.4, untilSeconds: 2.5 },
    ];
    const result = run(registry, { ...log, nodes: 7, conditions: { ...log.conditions, crashes } });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.decisions.undecided).toBe(0);
    // Replica 3 takes part in the view that began without it, and nobody had to begin another for its sake.
    expect([...views]).toEqual([1]);
  });
});

describe('all of it under storms', () => {
  it.each([2, 5])('a log with a checkpoint every %i requests holds under two-faced traitors', (interval) => {
    const registry = registryWith({ powers: ['own-source'], createLie: twoFaced });
    for (let seed = 0; seed < 30; seed++) {
      const conditions = { requests: 12, requestsPerSecond: 20 };
      const params = { checkpointInterval: interval };
      const result = run(registry, { workload: 'log', traitors: 1, seed, params, conditions });
      expect(result.violations).toEqual([]);
      expect(isRight(result.verdicts)).toBe(true);
    }
  });

  it.each([2, 5])('a log with a checkpoint every %i requests survives lost messages', (interval) => {
    let drawn: unknown;
    let rng: { integer(bound: number): number };
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: (_packet, context) => {
        if (drawn !== context) {
          drawn = context;
          rng = context.stream('losses');
        }
        return context.now() < context.gstNanoseconds && rng.integer(100) < 30 ? 'drop' : 'deliver';
      },
    });
    for (let seed = 0; seed < 40; seed++) {
      const conditions = { requests: 12, requestsPerSecond: 4, gstSeconds: 5 };
      const params = { checkpointInterval: interval };
      const result = run(registry, { workload: 'log', traitors: 0, seed, params, conditions });
      expect(result.violations).toEqual([]);
      expect(result.decisions.undecided, `seed ${String(seed)}`).toBe(0);
    }
  });
});

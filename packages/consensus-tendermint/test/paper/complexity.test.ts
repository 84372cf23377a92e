import { isRight, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { run, undisturbed } from '../workbench.js';

/** All but the replies to the client. */
const amongReplicas = ({ messages }: RunResult): number => messages.total - (messages.byKind['reply'] ?? 0);

describe('Algorithm 1 in its first round', () => {
  it.each([1, 2, 3, 4, 5, 7, 10, 31])('takes (n - 1)(2n + 1) messages among %i replicas', (nodes) => {
    const result = run(undisturbed, { nodes, conditions: { fixedDelaySeconds: 0.1 } });
    expect(amongReplicas(result)).toBe((nodes - 1) * (2 * nodes + 1));
    expect(result.messages.byKind['reply']).toBe(nodes);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('is one proposal and two votes of each, to all others', () => {
    expect(run(undisturbed, { nodes: 7, conditions: { fixedDelaySeconds: 0.1 } }).messages.byKind).toEqual({
      ...{ request: 0, proposal: 6, prevote: 42, precommit: 42, reply: 7, fetch: 0, decided: 0 },
    });
  });

  it('costs as much for each request of a log', () => {
    const log = { requests: 12, requestsPerSecond: 40, fixedDelaySeconds: 0.02 };
    const result = run(undisturbed, { workload: 'log', conditions: log });
    expect(amongReplicas(result)).toBe(12 * 27);
    expect(result.decisions.count).toBe(12);
  });

  it.each([
    [4, 0.1],
    [7, 0.025],
    [10, 2],
  ])('of %i replicas takes three delays from proposer to decide (delay %d s)', (nodes, delay) => {
    const result = run(undisturbed, { nodes, conditions: { fixedDelaySeconds: delay } });
    expect(result.finalitySeconds?.max).toBeCloseTo((1 + 3) * delay, 12);
    expect(result.clientSeconds?.max).toBeCloseTo(5 * delay, 12);
  });

  it('holds with real Ed25519 signatures', () => {
    const result = run(undisturbed, { params: { signatures: 'ed25519' } });
    expect(isRight(result.verdicts)).toBe(true);
  });
});

describe('section 3: a round in vain', () => {
  const delay = 0.01;
  const seconds = { timeoutProposeSeconds: 0.3, timeoutPrevoteSeconds: 0.2, timeoutPrecommitSeconds: 0.2 };
  const downFor = (crashed: number, params: object, nodes = 4): number => {
    const crashes = Array.from({ length: crashed }, (_, replica) => ({ replica, atSeconds: 0 }));
    const conditions = { fixedDelaySeconds: delay, delaySecondsMax: 5, crashes };
    const result = run(undisturbed, { nodes, conditions, params: { ...seconds, ...params } });
    expect(result.decisions.undecided).toBe(0);
    return result.finalitySeconds?.max ?? NaN;
  };

  it.each([0.05, 1, 9])(
    'is not responsive: it waits for more precommits, %d s, however fast messages are',
    (wait) => {
      // The request; the wait for the proposal; two votes for nil; the wait; and a round of three delays.
      const expected = delay + 0.3 + 2 * delay + wait + 3 * delay;
      expect(downFor(1, { timeoutPrecommitSeconds: wait })).toBeCloseTo(expected, 9);
    },
  );

  it.each([0.1, 0.7])('the waits grow by the step a round (%d s)', (delta) => {
    const params = { timeoutDeltaSeconds: delta };
    const first = downFor(1, params, 7) - downFor(0, params, 7);
    const second = downFor(2, params, 7) - downFor(1, params, 7);
    // Its waits for the proposal and for precommits are each a step longer.
    expect(second - first).toBeCloseTo(2 * delta - delay + delay, 9);
  });
});

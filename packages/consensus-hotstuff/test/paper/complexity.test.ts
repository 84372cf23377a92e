import { isRight, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { run, undisturbed } from '../workbench.js';

/** All but the replies to the client. */
const amongReplicas = ({ messages }: RunResult): number => messages.total - (messages.byKind['reply'] ?? 0);

describe('section 4: basic HotStuff, a decision', () => {
  it.each([1, 2, 3, 4, 5, 7, 10, 31, 100])('takes 8(n - 1) messages among %i replicas', (nodes) => {
    const result = run(undisturbed, { nodes, conditions: { fixedDelaySeconds: 0.1 } });
    expect(amongReplicas(result)).toBe(8 * (nodes - 1));
    expect(result.messages.byKind['reply']).toBe(nodes);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('is four messages of the leader to all, three votes of each, and new-views that end the view', () => {
    const { byKind } = run(undisturbed, { nodes: 7, conditions: { fixedDelaySeconds: 0.1 } }).messages;
    expect(byKind).toEqual({
      ...{ request: 0, 'new-view': 6, prepare: 6, 'prepare-vote': 6, 'pre-commit': 6, 'pre-commit-vote': 6 },
      ...{ commit: 6, 'commit-vote': 6, decide: 6, reply: 7, fetch: 0, branch: 0 },
    });
  });

  it('costs no more on the real map, and as much for each request of a log', () => {
    expect(amongReplicas(run(undisturbed, { nodes: 10 }))).toBeLessThanOrEqual(72);
    const log = { requests: 12, requestsPerSecond: 40, fixedDelaySeconds: 0.02 };
    const result = run(undisturbed, { workload: 'log', conditions: log });
    expect(amongReplicas(result)).toBe(12 * 24);
    expect(result.decisions.count).toBe(12);
  });

  it.each([
    [4, 0.1],
    [7, 0.025],
    [10, 2],
  ])('of %i replicas takes seven delays from leader to decide (delay %d s)', (nodes, delay) => {
    const result = run(undisturbed, { nodes, conditions: { fixedDelaySeconds: delay } });
    // One for the request; the leader knows one delay before those whom it tells; one for the replies.
    expect(result.finalitySeconds?.max).toBeCloseTo((1 + 7) * delay, 12);
    expect(result.finalitySeconds?.mean).toBeCloseTo((8 - 1 / nodes) * delay, 12);
    expect(result.clientSeconds?.max).toBeCloseTo(9 * delay, 12);
  });

  it('with threshold signatures is linear in bytes too; with lists of signatures it is not', () => {
    const bytes = (nodes: number, certificates: string): number =>
      run(undisturbed, { nodes, params: { certificates }, conditions: { fixedDelaySeconds: 0.1 } }).messages
        .bytes;
    const growth = (certificates: string): number => bytes(61, certificates) / bytes(31, certificates);
    expect(growth('threshold')).toBeLessThan(2.1);
    expect(growth('list')).toBeGreaterThan(3);
    expect(bytes(4, 'threshold')).toBeLessThan(bytes(4, 'list'));
  });

  it('holds with real Ed25519 signatures', () => {
    const result = run(undisturbed, { params: { signatures: 'ed25519' } });
    expect(isRight(result.verdicts)).toBe(true);
  });
});

describe('section 1: a view change is linear', () => {
  it.each([4, 7, 10, 31, 100])('%i replicas, the first leader down', (nodes) => {
    const conditions = { fixedDelaySeconds: 0.1, crashes: [{ replica: 0, atSeconds: 0 }] };
    const result = run(undisturbed, { nodes, conditions });
    const { byKind } = result.messages;
    // New-views to the second leader and, after the decision, to the third, from all who are up but the leader.
    expect(byKind['new-view']).toBe(2 * (nodes - 2));
    const phases = 4 * (nodes - 1) + 3 * (nodes - 2);
    // The next leader reminds the one whom it hasn't heard of.
    expect(amongReplicas(result)).toBe(phases + 2 * (nodes - 2) + 1);
    expect(result.verdicts.agreement).toBe('holds');
    expect(result.decisions.undecided).toBe(0);
  });
});

describe('section 1: optimistic responsiveness', () => {
  const delay = 0.01;

  it.each([0.05, 1, 30])(
    'a correct leader goes as fast as messages do, whatever the bound (%d s)',
    (bound) => {
      const conditions = { fixedDelaySeconds: delay, delaySecondsMax: bound };
      expect(run(undisturbed, { conditions }).finalitySeconds?.max).toBeCloseTo(8 * delay, 12);
    },
  );

  it.each([0.5, 3, 20])(
    'so does the one after a view in vain, once that is given up (after %d s)',
    (timeout) => {
      const conditions = { fixedDelaySeconds: delay, crashes: [{ replica: 0, atSeconds: 0 }] };
      const result = run(undisturbed, { conditions, params: { viewTimeoutSeconds: timeout } });
      // The request, the wait, the new-views, and seven delays: no wait but the first.
      expect(result.finalitySeconds?.max).toBeCloseTo(delay + timeout + delay + 7 * delay, 12);
    },
  );
});

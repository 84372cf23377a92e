import { slowPrimary, starvation } from '@dmct/attacks';
import { defineStrategy, type Message, type Replica, type RunResult, type Value } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attackRun } from './support/run.js';

interface Word extends Message {
  readonly instance: number;
  readonly value: Value;
}

/** A toy: replica 0 tells everybody each order; whoever hears one decides it. The words are proposals, or votes. */
const crier = (isVote: boolean) =>
  defineStrategy<object, Word>({
    name: 'toy-crier',
    title: 'Crier',
    summary: 'Replica 0 tells, the others do.',
    citations: [],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty: () => 0 },
    assumptions: ['synchrony'],
    surfaces: [
      { kind: 'messages' },
      {
        kind: 'values',
        valueOf: ({ value }) => value,
        withValue: (message, value) => ({ ...message, value }),
      },
      { kind: 'votes', isVote: () => isVote },
    ],
    messageKinds: ['word'],
    source: { replica: 0 },
    createReplica: (context): Replica<Word> => ({
      onStart(out) {
        for (let instance = 0; context.id === 0 && instance < context.workload.requests; instance++) {
          const value = context.valueOf(instance);
          out.submit(instance, value);
          out.decide(instance, value);
          out.broadcast({ kind: 0, topic: -1, bytes: 10, instance, value });
        }
      },
      onMessage: (_, { instance, value }, out) => out.decide(instance, value),
      snapshot: () => null,
    }),
  });

const conditions = { fixedDelaySeconds: 0.1, requests: 5 };

/** The run in which replica 0 is the traitor, or honest. */
function slowRun(isSlow: boolean, isVote = false): RunResult {
  for (let seed = 0; ; seed++) {
    const result = attackRun(crier(isVote), slowPrimary, { seed, workload: 'log', conditions });
    if (result.faulty.includes(0) === isSlow) return result;
  }
}

describe('slow-primary', () => {
  it("holds a corrupted leader's proposals, one gap apart, and drops none", () => {
    const { decisions, endedSeconds, violations } = slowRun(true);
    expect(violations).toEqual([]);
    expect(decisions.undecided).toBe(0);
    // Four gaps of four delays between five proposals, and the way of the last.
    expect(endedSeconds).toBeCloseTo(4 * 0.4 + 0.1, 6);
  });

  it("leaves an honest leader's alone, and votes", () => {
    expect(slowRun(false).endedSeconds).toBeCloseTo(0.1, 6);
    expect(slowRun(true, true).endedSeconds).toBeCloseTo(0.1, 6);
  });
});

describe('starvation', () => {
  const starved = (isVote: boolean, gstSeconds = 0): RunResult =>
    attackRun(crier(isVote), starvation, { traitors: 0, conditions: { ...conditions, gstSeconds } });

  it('holds proposals for a multiple of the time elapsed, and delivers them all', () => {
    const result = starved(false);
    expect(result.faulty).toEqual([]);
    expect(result.decisions.undecided).toBe(0);
    expect(result.finalitySeconds?.max).toBeCloseTo(4 * 10 * 0.1, 6);
    expect(result.assumptionsBroken).toContain('synchrony');
  });

  it('ends with the stabilisation time, and leaves votes alone', () => {
    expect(starved(false, 2).finalitySeconds?.max).toBeCloseTo(2.1, 6);
    expect(starved(true).finalitySeconds?.max).toBeCloseTo(0.1, 6);
  });
});

import type { Replica, ReplicaContext, RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/index.js';
import { registryOf, scenarioOf, testMessage, type TestMessage } from '../support/plugins.js';

interface Heard {
  messages: number;
}

/**
 * Everybody votes, some twice, and decides when two thirds did; whoever decides tells all, in a message that is no vote.
 * @param quietUntil how many votes it is to be told of; 0: of each.
 */
function voters(quietUntil: number, heard: Heard) {
  return (context: ReplicaContext<unknown>): Partial<Replica<TestMessage>> => {
    const { id, nodes, votes } = context;
    const value = context.valueOf(0);
    const quorum = Math.ceil((2 * nodes) / 3);
    const topic = votes.topic(0, 0, 1, 'vote');
    return {
      ballotOf: (_, { step }) => (step === 0 ? {} : null),
      onStart: (out) => {
        out.submit(0, value);
        votes.quietUntil(topic, id, quietUntil);
        votes.add(topic, id, id);
        out.broadcast(testMessage(0, topic));
        if (id % 3 === 0) out.setTimer(0, 5e7);
      },
      onTimer: (_, out) => out.broadcast(testMessage(0, topic)),
      onMessage: (from, { step }, out) => {
        heard.messages++;
        if (step !== 0 || votes.add(topic, id, from) !== quorum) return;
        if (quietUntil > 0) votes.quietUntil(topic, id, Infinity);
        out.decide(0, value);
        out.broadcast(testMessage(1, topic));
      },
      onRecover: (out) => out.broadcast(testMessage(0, topic)),
    };
  };
}

const NODES = 30;
const QUORUM = 20;

const CONDITIONS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { lossProbability: 0.1 },
  { fixedDelaySeconds: 0.1 },
  { fixedDelaySeconds: 0 },
  { jitterFraction: 3 },
  { crashes: [2, 7].map((replica) => ({ replica, atSeconds: 0.02, untilSeconds: 0.12 })) },
];

function run(
  quietUntil: number,
  conditions: Readonly<Record<string, unknown>>,
): { readonly result: RunResult; readonly heard: number } {
  const heard = { messages: 0 };
  const scenario = scenarioOf({ nodes: NODES, conditions });
  const result = simulate(registryOf(voters(quietUntil, heard)), scenario);
  return { result, heard: heard.messages };
}

describe('votes that nobody needs to hear of', () => {
  it.each(CONDITIONS)('make the same run as votes that are heard: %j', (conditions) => {
    const all = run(0, conditions);
    const few = run(QUORUM, conditions);
    expect(few.result).toEqual(all.result);
    expect(few.heard).toBeLessThanOrEqual(all.heard);
  });

  it('spare the replicas most messages', () => {
    // Of 29 votes the one that makes the quorum, and who decided: 29 others.
    expect(run(QUORUM, {}).heard).toBe(NODES * NODES);
    expect(run(0, {}).heard).toBeGreaterThan(NODES * 60);
  });

  it('show a replica that wanted to hear too late', () => {
    expect(run(QUORUM + 1, {}).result.traceHash).not.toBe(run(0, {}).result.traceHash);
  });
});

import {
  createRegistry,
  type Attack,
  defineAttack,
  ForwardingOut,
  ForwardingReplica,
  isRight,
  type Message,
  type Out,
  type RunResult,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { dmct } from '../../src/index.js';
import type { AnswerMessage } from '../../src/log/catch-up.js';
import * as rules from '../../src/rules.js';
import { none } from '../support/field-attacks.js';
import { LOG } from '../support/log-lab.js';

/** Answers every question with a log that nobody decided. */
class Forger extends ForwardingReplica {
  override onMessage(from: number, message: Message, out: Out): void {
    if (message.kind !== 0) return;
    const frames = Array.from({ length: 40 }, (_, k) => ({
      frame: k + 1,
      entries: [{ index: k, value: `forged-${String(k)}` }],
    }));
    const forged: AnswerMessage = { kind: 1, topic: -1, bytes: 100, frames };
    out.send(from, forged);
  }
}

const forgers = defineAttack({
  name: 'forged-answers',
  title: 'Forged answers',
  summary: 'Corrupted replicas answer those who catch up with a log of their own.',
  citations: [],
  params: z.object({}),
  needs: ['field'],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 't of them are too few.' },
  createAdversary: () => ({ corrupt: (replica) => new Forger(replica, new ForwardingOut()) }),
});

/** All but one honest general stay up; requests enter until 2.2 ms. `down`: who, from when, until when, s. */
function crashRun(attack: Attack, traitors: number, seed: number) {
  const logs = new Map<number, string[]>();
  const onEvent = (event: TraceEvent): void => {
    if (event.kind !== 'decide' || event.replica >= LOG.nodes) return;
    logs.set(event.replica, [...(logs.get(event.replica) ?? []), event.value]);
  };
  const registry = createRegistry({ strategies: [dmct], attacks: [attack] });
  const scenario = { ...LOG, traitors, seed, attack: attack.name };
  const { faulty } = simulate(registry, scenario);
  const down = Array.from({ length: LOG.nodes }, (_, id) => id).find((id) => !faulty.includes(id))!;
  const crashes = [{ replica: down, atSeconds: 1.3e-3, untilSeconds: 2.8e-3 }];
  const conditions = { ...LOG.conditions, crashes };
  const result: RunResult = simulate(registry, { ...scenario, conditions }, { onEvent });
  const honest = [...logs].filter(([id]) => !faulty.includes(id));
  return {
    result,
    own: logs.get(down) ?? [],
    others: honest.filter(([id]) => id !== down).map(([, log]) => log),
  };
}

describe('a general that was down', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([1, 2])(
    'learns what was decided meanwhile, in order, from t + 1 that say it alike (seed %i)',
    (seed) => {
      const { others, own, result } = crashRun(none, 0, seed);
      expect(isRight(result.verdicts)).toBe(true);
      // Nine are asked, and nine answer.
      expect(result.messages.byKind).toEqual({ ask: 9, answer: 9 });
      for (const log of others) expect(log).toEqual(own);
    },
  );

  it('asks nobody who was never down', () => {
    const registry = createRegistry({ strategies: [dmct], attacks: [none] });
    expect(simulate(registry, { ...LOG, seed: 1, traitors: 0, attack: 'none' }).messages.total).toBe(0);
  });

  it('is not deceived by t forgers', () => {
    const { others, own, result } = crashRun(forgers, 4, 3);
    expect(isRight(result.verdicts)).toBe(true);
    for (const log of others) expect(log).toEqual(own);
  });

  it('a planted bug, one answer in place of t + 1: it is', () => {
    vi.spyOn(rules, 'isVouchedFor').mockImplementation((alike) => alike >= 1);
    expect(crashRun(forgers, 4, 3).result.verdicts.validity).toBe('violated');
  });
});

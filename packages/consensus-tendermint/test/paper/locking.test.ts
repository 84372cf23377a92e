import { isRight, type RunResult, type Strategy } from '@dmct/core';
import { type ClientRequest, requestText } from '@dmct/replication';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/client.js';
import { tendermint } from '../../src/index.js';
import {
  createProposal,
  createVote,
  KIND,
  NIL,
  type TendermintMessage,
  type VoteKind,
} from '../../src/messages.js';
import { TendermintReplica } from '../../src/replica.js';
import { NO_ROUND, TENDERMINT_RULES, type Rules } from '../../src/rules.js';
import { voteText } from '../../src/statements.js';
import { registryWith, run, seedsOf, type Context, type Lie } from '../workbench.js';

describe('Algorithm 1, lines 23 and 29', () => {
  it.each([
    [false, NO_ROUND, NO_ROUND, true],
    [false, NO_ROUND, 0, false],
    [true, NO_ROUND, 0, true],
    [false, 2, 2, true],
    [false, 1, 2, false],
    [true, 1, 2, true],
  ])(
    'the locked value: %s, valid in round %i, locked in round %i: prevotes %s',
    (isLockedValue, validRound, lockedRound, may) => {
      expect(TENDERMINT_RULES.mayPrevote({ isLockedValue, validRound, lockedRound })).toBe(may);
    },
  );
});

const withRules = (rules: Rules): Strategy => ({
  ...tendermint,
  createReplica: (context: Parameters<typeof tendermint.createReplica>[0]) =>
    context.role === 'client' ? createClient(context) : new TendermintReplica(context, rules),
});

const forgotten: Rules = { mayPrevote: () => true };
const forLife: Rules = {
  mayPrevote: ({ isLockedValue, lockedRound }) => isLockedValue || lockedRound === NO_ROUND,
};

/** Two requests at once, so that another round can propose the other one. */
const twoRequests = {
  workload: 'log',
  traitors: 1,
  horizonSeconds: 140,
  conditions: { requests: 2, requestsPerSecond: 1000, fixedDelaySeconds: 0.1 },
} as const;

/** What a traitor can say of the first height, about either of the client's requests. */
class Mouth {
  readonly #requests: ClientRequest[] = [];

  constructor(readonly context: () => Context) {}

  hear({ kind, request }: TendermintMessage): void {
    if (kind === KIND.request && request !== null) this.#requests[request.timestamp] ??= request;
  }
  digest(index: number): string {
    const { client, timestamp, value } = this.#requests[index]!;
    return this.context()
      .cryptoOf(this.context().faulty[0]!)
      .digest(requestText(client, timestamp, value));
  }
  vote(kind: number, round: number, digest: string): TendermintMessage {
    const signature = this.context()
      .cryptoOf(this.context().faulty[0]!)
      .sign(voteText(kind, 0, round, digest));
    return createVote(kind as VoteKind, { topic: -1, height: 0, round, digest, request: null }, signature);
  }
  propose(round: number, index: number): TendermintMessage {
    const request = this.#requests[index]!;
    return createProposal({
      height: 0,
      round,
      validRound: NO_ROUND,
      digest: this.digest(index),
      request,
      proof: [],
    });
  }
}

/** A run with a scripted traitor, who may hold back what others say until the network is stable. */
function scripted(
  rules: Rules,
  traitor: number,
  script: (message: TendermintMessage, to: number, mouth: Mouth) => ReturnType<Lie>,
  isHeld: (message: TendermintMessage, from: number, to: number) => boolean,
  gstSeconds: number,
): RunResult {
  let known: Context | null = null;
  const mouth = new Mouth(() => known!);
  const createLie = (context: Context): Lie => {
    known = context;
    return (message, to) => (message.height > 0 ? null : script(message, to, mouth));
  };
  const registry = registryWith(
    {
      powers: ['delay-messages'],
      createLie,
      onPacket: ({ delayNanoseconds, from, message, to }, context) => {
        mouth.hear(message);
        const untilGst = isHeld(message, from, to) ? context.gstNanoseconds - context.now() : 0;
        return { delay: Math.max(untilGst, delayNanoseconds) };
      },
    },
    withRules(rules),
  );
  const conditions = { ...twoRequests.conditions, gstSeconds };
  return run(registry, { ...twoRequests, conditions, seed: seedsOf([traitor], 4)[0]! });
}

describe('a lock keeps agreement', () => {
  /** Replica 0 alone decides in round 0; the traitor, who is next, proposes the other request and votes for it. */
  const runOf = (rules: Rules): RunResult =>
    scripted(
      rules,
      1,
      (message, to, mouth) => {
        const { kind, round } = message;
        if (round > 0) return null;
        if (kind !== KIND.precommit || to < 2) return message;
        // What it will say in its own round goes ahead: this replica itself would decide with the others.
        const rival = mouth.digest(1);
        return [
          mouth.vote(kind, 0, NIL),
          mouth.propose(1, 1),
          ...[KIND.prevote, KIND.precommit].map((later) => mouth.vote(later, 1, rival)),
        ];
      },
      (message, from) => from === 0 && (message.kind >= KIND.precommit || message.height > 0),
      20,
    );

  it('replicas locked on the decided value prevote nil', () => {
    expect(isRight(runOf(TENDERMINT_RULES).verdicts)).toBe(true);
  });

  it('planted bug: without the lock they decide the other', () => {
    const { verdicts, violations } = runOf(forgotten);
    expect(verdicts.agreement).toBe('violated');
    expect(violations.map(({ property }) => property)).toEqual(['agreement']);
  });
});

describe('a newer quorum of prevotes unlocks', () => {
  /** Replica 1 alone locks in round 0, the others in round 2 on the other request; then the traitor is silent. */
  const runOf = (rules: Rules): RunResult =>
    scripted(
      rules,
      0,
      (message, to, mouth) => {
        const { kind, round } = message;
        if (round === 0 && kind === KIND.proposal) return mouth.propose(0, 1);
        if (round === 0 && kind === KIND.prevote)
          return mouth.vote(kind, 0, to === 1 ? mouth.digest(1) : NIL);
        if (kind === KIND.precommit) return round < 3 ? mouth.vote(kind, round, NIL) : null;
        // Replica 1 must not see that quorum in its own round: line 36 would move its lock at once.
        return round === 2 && kind === KIND.prevote && to !== 1 ? mouth.vote(kind, 2, mouth.digest(0)) : null;
      },
      ({ height, kind, round }, from) =>
        from === 1 &&
        height === 0 &&
        ((kind === KIND.prevote && round === 0) || (kind === KIND.proposal && round === 1)),
      // Longer than the run: a lock for life is to show, not what ends it.
      200,
    );

  it('the replica that was locked alone goes along (line 29)', () => {
    expect(isRight(runOf(TENDERMINT_RULES).verdicts)).toBe(true);
  });

  it('planted bug: a lock for life is livelessness, since the quorum needs that replica', () => {
    const { verdicts } = runOf(forLife);
    expect(verdicts.agreement).toBe('holds');
    expect(verdicts.termination).toBe('unknown');
  });
});

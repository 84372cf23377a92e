import { isRight, type RunResult, type Strategy } from '@dmct/core';
import { type ClientRequest, requestText } from '@dmct/replication';
import { describe, expect, it } from 'vitest';
import { hotstuff } from '../../src/index.js';
import { createClient } from '../../src/client.js';
import {
  GENESIS,
  GENESIS_CERTIFICATE,
  KIND,
  Messages,
  PREPARE,
  type HotstuffMessage,
  type QuorumCertificate,
} from '../../src/messages.js';
import { HotstuffReplica } from '../../src/replica.js';
import { HOTSTUFF_RULES, type Rules } from '../../src/rules.js';
import { nodeText, voteText } from '../../src/statements.js';
import { registryWith, run, seedsOf, type Context, type Lie } from '../workbench.js';

const certificate = (view: number): QuorumCertificate => ({ ...GENESIS_CERTIFICATE, view });

describe('Algorithm 1, safeNode', () => {
  it.each([
    [true, 1, 3, true],
    [false, 4, 3, true],
    [false, 3, 3, false],
    [false, 2, 3, false],
  ])(
    'extends the locked node: %s, justified in view %i, locked in view %i: votes %s',
    (extendsLocked, later, lock, isSafe) => {
      expect(
        HOTSTUFF_RULES.safeNode({ extendsLocked, justify: certificate(later), locked: certificate(lock) }),
      ).toBe(isSafe);
    },
  );
});

const withRules = (rules: Rules): Strategy => ({
  ...hotstuff,
  createReplica: (context: Parameters<typeof hotstuff.createReplica>[0]) =>
    context.role === 'client' ? createClient(context) : new HotstuffReplica(context, rules),
});

const forgotten: Rules = { safeNode: () => true };
const forLife: Rules = { safeNode: ({ extendsLocked }) => extendsLocked };
const messages = new Messages(false);

/** Two requests at once, so that another branch can hold the other one first. */
const twoRequests = {
  workload: 'log',
  conditions: { requests: 2, requestsPerSecond: 1000, fixedDelaySeconds: 0.1, gstSeconds: 200 },
} as const;

/** In view 2 the traitor proposes the second request on top of genesis, as if nothing had been certified. */
function withRival(
  context: Context,
  id: number,
  heard: { readonly second: ClientRequest | null },
  rest: Lie,
): Lie {
  const crypto = context.cryptoOf(id);
  const asides: HotstuffMessage[] = [];
  let rival: HotstuffMessage | null = null;
  const lie = (message: HotstuffMessage, to: number): ReturnType<Lie> => {
    if (message.kind !== KIND.prepare || message.view !== 2 || heard.second === null)
      return rest(message, to);
    if (rival !== null) return rival;
    const { client, timestamp, value } = heard.second;
    const requestDigest = crypto.digest(requestText(client, timestamp, value));
    const digest = crypto.digest(nodeText(GENESIS, requestDigest));
    const node = Object.freeze({ parent: GENESIS, request: heard.second, digest });
    asides.push(messages.vote(PREPARE, 2, digest, node, crypto.sign(voteText(PREPARE, 2, digest))));
    return (rival = messages.prepare(2, node, GENESIS_CERTIFICATE, []));
  };
  return Object.assign(lie, { asides });
}

/** The client's second request, as it passes on the network. */
function listener(): { second: ClientRequest | null; hear(message: HotstuffMessage): void } {
  return {
    second: null,
    hear({ kind, request }) {
      if (kind === KIND.request && request?.timestamp === 1) this.second = request;
    },
  };
}

describe('a lock keeps agreement', () => {
  /** Only the leader of view 1 learns that its proposal is decided; the traitor who leads view 2 ignores it all. */
  function runOf(rules: Rules): RunResult {
    const heard = listener();
    const createLie = (context: Context, id: number): Lie =>
      withRival(context, id, heard, (message) => message);
    const registry = registryWith(
      {
        powers: ['delay-messages'],
        createLie,
        onPacket: ({ delayNanoseconds, from, message }) => {
          heard.hear(message);
          // What replica 0 says once it knows is held until the stabilisation time.
          const isNews = from === 0 && ([KIND.decide, KIND.branch] as number[]).includes(message.kind);
          return { delay: isNews || (from === 0 && message.view > 1) ? 150e9 : delayNanoseconds };
        },
      },
      withRules(rules),
    );
    return run(registry, { ...twoRequests, traitors: 1, seed: seedsOf([1], 4)[0]! });
  }

  it('replicas locked on the decided node refuse the other', () => {
    expect(isRight(runOf(HOTSTUFF_RULES).verdicts)).toBe(true);
  });

  it('planted bug: without the lock they decide it', () => {
    const { verdicts, violations } = runOf(forgotten);
    expect(verdicts.agreement).toBe('violated');
    expect(violations.map(({ property }) => property)).toEqual(['agreement']);
  });
});

describe('a later certificate unlocks', () => {
  const LOCKED = 6;
  /** Traitors lead the views 1 and 2: in one they lock a single replica, in two they certify another node. */
  function runOf(rules: Rules): RunResult {
    const heard = listener();
    const silentLater: Lie = (message) => (message.view > 2 ? null : message);
    const lockOne: Lie = (message, to) =>
      message.kind === KIND.commit && to !== LOCKED ? null : silentLater(message, to);
    const commitNothing: Lie = (message, to) =>
      message.kind === KIND.commit && message.view === 2 ? null : silentLater(message, to);
    const createLie = (context: Context, id: number): Lie =>
      id === 0 ? lockOne : withRival(context, id, heard, commitNothing);
    const registry = registryWith(
      {
        powers: ['delay-messages'],
        createLie,
        onPacket: ({ delayNanoseconds, message }) => {
          heard.hear(message);
          return { delay: delayNanoseconds };
        },
      },
      withRules(rules),
    );
    return run(registry, { ...twoRequests, nodes: 7, traitors: 2, seed: seedsOf([0, 1], 7)[0]! });
  }

  it('the replica that was locked alone goes along, by the second half of safeNode', () => {
    expect(isRight(runOf(HOTSTUFF_RULES).verdicts)).toBe(true);
  });

  it('planted bug: a lock for life is livelessness, since the quorum needs that replica', () => {
    const { verdicts } = runOf(forLife);
    expect(verdicts.agreement).toBe('holds');
    expect(verdicts.termination).toBe('unknown');
  });
});

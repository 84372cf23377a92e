import {
  createRegistry,
  ForwardingOut,
  ForwardingReplica,
  type Ballot,
  type Message,
  type Out,
  type Replica,
  type RunResult,
  type Scenario,
  type Strategy,
} from '@dmct/core';
import { kitAdversaries, stormy, unharmed, type Behaviour } from '@dmct/testkit';
import { requestText } from '@dmct/replication';
import { describe, expect, it } from 'vitest';
import { pbft } from '../../src/index.js';
import { GENESIS_DIGEST } from '../../src/ledger.js';
import {
  createCommit,
  createPrePrepare,
  createViewChange,
  KIND,
  type PbftMessage,
} from '../../src/messages.js';
import { viewChangeText } from '../../src/statements.js';
import { bench, erratic, registryWith, run, seedsOf, twoFaced, type Context } from '../workbench.js';

// What quiet votes promise (ADR 0040): a run in which the engine counts votes in the replicas' stead is the run in which
// they hear every one of them. Each line of the promise has a scenario here that fails without it.

/** A replica that hears everything: who stands around it has no `ballotOf`. */
class Hearing extends ForwardingReplica {
  constructor(
    inner: Replica,
    protected readonly heard: { messages: number },
  ) {
    super(inner, new ForwardingOut());
  }
  override onMessage(from: number, message: Message, out: Out): void {
    this.heard.messages++;
    super.onMessage(from, message, out);
  }
}

/** The same, spared the votes that it asks not to hear. */
class Spared extends Hearing {
  ballotOf(from: number, message: Message): Ballot | null {
    return this.inner.ballotOf?.(from, message) ?? null;
  }
}

/** PBFT whose replicas count what they hear; the client never asks to be spared anything. */
function counting(isSpared: boolean, heard: { messages: number }): Strategy {
  return {
    ...pbft,
    createReplica(context) {
      const replica = pbft.createReplica(context as never) as Replica;
      return isSpared && 'ballotOf' in replica ? new Spared(replica, heard) : new Hearing(replica, heard);
    },
  };
}

/** Runs once each way, and wants one result, trace hash included. */
function compare(runIn: (strategy: Strategy) => RunResult): {
  readonly spared: number;
  readonly result: RunResult;
} {
  const few = { messages: 0 };
  const all = { messages: 0 };
  const quiet = runIn(counting(true, few));
  const loud = runIn(counting(false, all));
  expect(quiet.traceHash).toBe(loud.traceHash);
  expect(quiet).toEqual(loud);
  return { spared: all.messages - few.messages, result: quiet };
}

const compareUnder = (behaviour: Behaviour<PbftMessage>, scenario: Partial<Scenario>) =>
  compare((strategy) => run(registryWith(behaviour, strategy), scenario));

const SEEDS = [1, 2];
const LOG = {
  workload: 'log',
  params: { checkpointInterval: 2 },
  conditions: { requests: 5, requestsPerSecond: 40 },
} as const;

describe('votes that are counted unheard make the run that heard ones make', () => {
  const crashes = [
    { replica: 0, atSeconds: 0.02 },
    { replica: 2, atSeconds: 0.05, untilSeconds: 0.4 },
  ];
  it.each<[string, Behaviour<PbftMessage>, Partial<Scenario>]>([
    ['undisturbed', {}, {}],
    ['a log with checkpoints', {}, LOG],
    [
      'a primary that crashes and a replica that recovers',
      { corruption: 'none' },
      { conditions: { crashes } },
    ],
    ['the same over a log', { corruption: 'none' }, { ...LOG, conditions: { ...LOG.conditions, crashes } }],
    ['silent traitors', { createLie: () => () => null }, { ...LOG, traitors: 2 }],
    ['two-faced traitors', { powers: ['own-source'], createLie: twoFaced }, { traitors: 2 }],
    ['erratic traitors over a log', { powers: ['own-source'], createLie: erratic }, { ...LOG, traitors: 2 }],
    [
      'packets that come twice',
      {
        powers: ['duplicate-messages'],
        onPacket: ({ delayNanoseconds }) => ({ duplicate: delayNanoseconds + 2e7 }),
      },
      { ...LOG, traitors: 2 },
    ],
    ['loss', {}, { ...LOG, conditions: { ...LOG.conditions, lossProbability: 0.1 } }],
    ['tentative replies', {}, { ...LOG, params: { checkpointInterval: 2, tentative: true } }],
    ['a clock for each request', {}, { ...LOG, params: { checkpointInterval: 3, timeoutPer: 'request' } }],
    ['a quorum that is too small', { createLie: erratic }, { params: { quorum: 3 }, traitors: 2 }],
  ])('%s', (_, behaviour, scenario) => {
    let spared = 0;
    for (const seed of SEEDS) spared += compareUnder(behaviour, { nodes: 7, ...scenario, seed }).spared;
    expect(spared).toBeGreaterThan(0);
  });

  it.each([unharmed, ...kitAdversaries].map((attack) => [attack.name, attack] as const))(
    '%s',
    (name, attack) => {
      for (const seed of SEEDS) {
        compare((strategy) =>
          run(createRegistry({ strategies: [strategy], attacks: [attack] }), {
            ...LOG,
            attack: name,
            nodes: 7,
            traitors: name === unharmed.name ? 0 : 2,
            seed,
          }),
        );
      }
    },
  );

  it('a storm before GST, through several views', () => {
    let newViews = 0;
    for (const seed of SEEDS) {
      const { result } = compare((strategy) => {
        const stage = {
          ...bench,
          registryWith: (behaviour: Behaviour<PbftMessage>) => registryWith(behaviour, strategy),
        };
        return run(stormy(stage, 10, erratic), {
          nodes: 7,
          traitors: 2,
          seed,
          conditions: { gstSeconds: 5 },
        });
      });
      newViews += result.messages.byKind['new-view'] ?? 0;
    }
    expect(newViews).toBeGreaterThan(6 * SEEDS.length);
  });
});

describe('and so they do where a traitor would have it otherwise', () => {
  /** What traitors make of their prepares and commits. */
  const LIES: Readonly<Record<string, (message: PbftMessage, context: Context, id: number) => PbftMessage>> =
    {
      // Hearers keep no evidence of a vote on what is outside of the log: it must not be counted with its signature.
      'a place outside of the log': (message) => ({ ...message, sequence: 1e9 }),
      'another place': (message) => ({ ...message, sequence: message.sequence + 1 }),
      'another view': (message) => ({ ...message, view: message.view + 1 }),
      'another digest': (message) => ({ ...message, digest: 'another' }),
      'the other kind': (message) => ({
        ...message,
        kind: message.kind === KIND.prepare ? KIND.commit : KIND.prepare,
      }),
      'the topic before': (message) => ({ ...message, topic: message.topic - 1 }),
      'the topic after': (message) => ({ ...message, topic: message.topic + 1 }),
      'no topic': (message) => ({ ...message, topic: -1 }),
      // A vote, but no part of a certificate: a quorum of votes is then not yet prepared, and the next must be heard.
      'a signature for something else': (message, context, id) => ({
        ...message,
        signature: context.cryptoOf(id).sign('something else'),
      }),
      'a signature of somebody else': (message) => ({
        ...message,
        signature: message.signature === null ? null : { ...message.signature, signer: 0 },
      }),
    };

  it.each(Object.keys(LIES))('%s', (name) => {
    const lie = LIES[name]!;
    const createLie = (context: Context, id: number) => (message: PbftMessage) =>
      message.kind === KIND.prepare || message.kind === KIND.commit ? lie(message, context, id) : message;
    for (const scenario of [{}, LOG]) {
      for (const seed of SEEDS) compareUnder({ createLie }, { ...scenario, nodes: 7, traitors: 2, seed });
    }
  });

  it('votes on what stood in a place before another view put something else there', () => {
    // Primary 0 gives one request three places. Replica 3 executes it at the first and prepares it at the third; at the
    // second 2 alone prepares it. The view-changes of 0, 1 and 3 leave a null request there. So 3, which waits for
    // nothing, hears in view 1 that f + 1 committed something else at the second place in view 0, and has to ask. Were it
    // spared the votes on what stood there before, as before, it would go on waiting for nothing.
    const [seed] = seedsOf([0], 4);
    const { result } = compareUnder(
      {
        powers: ['delay-messages', 'drop-messages'],
        corrupt: repeatingPrimary,
        onPacket: ({ from, to, message: { kind, sequence, view } }) => {
          const isVote = kind === KIND.prepare || kind === KIND.commit;
          // 1 executes nothing, and so asks for view 1; 3 commits nothing in view 1.
          if (kind === KIND.commit && (view === 1 ? to === 3 : to === 1)) return 'drop';
          // 2's certificate doesn't count, and its votes on the second place come late to 3.
          if (kind === KIND.viewChange && view === 1 && from === 2) return 'drop';
          if (isVote && view === 0 && sequence === 2 && from === 2) return { delay: 0.4e9 };
          return 'deliver';
        },
      },
      { nodes: 4, traitors: 1, seed: seed ?? NaN, conditions: { fixedDelaySeconds: 0.01 } },
    );
    expect(result.messages.byKind['new-view']).toBe(3);
    expect(result.messages.byKind['committed']).toBeGreaterThan(0);
  });
});

/** A primary that gives one request three places, the second one not at replica 1, and commits the second late. */
function repeatingPrimary(context: Context, id: number): Replica<PbftMessage> {
  const crypto = context.cryptoOf(id);
  let late: PbftMessage | null = null;
  let isProposed = false;
  const tell = (to: readonly number[], message: PbftMessage, out: Out<PbftMessage>) => {
    for (const each of to) out.send(each, message);
  };
  return {
    onMessage(from, message, out) {
      const { kind, request, sequence } = message;
      if (kind === KIND.request && request !== null && !isProposed) {
        isProposed = true;
        const digest = crypto.digest(requestText(request.client, request.timestamp, request.value));
        for (const place of [1, 2, 3]) {
          tell(place === 2 ? [2, 3] : [1, 2, 3], createPrePrepare(0, place, digest, request), out);
        }
      }
      // By its words: the topic of commits isn't known here.
      if (kind === KIND.prepare && from === 3 && sequence === 2)
        late = createCommit({ ...message, topic: -1 });
      if (kind === KIND.viewChange && from === 1 && message.view === 1) {
        const signature = crypto.sign(viewChangeText(1, 0, []));
        const stable = { sequence: 0, digest: GENESIS_DIGEST, proof: [] };
        tell([1, 2, 3], createViewChange(1, stable, [], signature), out);
      }
      if (kind === KIND.newView && late !== null) out.send(3, late);
    },
    snapshot: () => null,
  };
}

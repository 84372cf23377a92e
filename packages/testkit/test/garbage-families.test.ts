import {
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type Replica,
  type Strategy,
} from '@dmct/core';
import { lockedViews, signedRelay, strategyConformance } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';

/** What a replica has sent and heard before the message that it is about to handle. */
interface Memory {
  readonly sent: ReadonlySet<string>;
  readonly heard: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The control, whose replicas choke on one kind of bad input and on no other. */
function chokingOn(control: Strategy, isBad: (message: Fields, memory: Memory) => boolean): Strategy {
  return {
    ...control,
    createReplica: (context) =>
      context.role === 'client'
        ? control.createReplica(context)
        : new Choking(control.createReplica(context), isBad),
  };
}

class Choking extends ForwardingReplica<NotingOut> {
  private readonly heard = new Set<string>();

  constructor(
    inner: Replica,
    private readonly isBad: (message: Fields, memory: Memory) => boolean,
  ) {
    super(inner, new NotingOut());
  }
  override onMessage(from: number, message: Message, out: Out): void {
    const { sent } = this.filter;
    if (this.isBad(message as unknown as Fields, { sent, heard: this.heard })) throw new Error('choked');
    this.heard.add(JSON.stringify(message));
    super.onMessage(from, message, out);
  }
}

class NotingOut extends ForwardingOut {
  readonly sent = new Set<string>();

  override send(to: number, message: Message): void {
    this.sent.add(JSON.stringify(message));
    super.send(to, message);
  }
  override broadcast(message: Message): void {
    this.sent.add(JSON.stringify(message));
    super.broadcast(message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.sent.add(JSON.stringify(message));
    super.multicast(message, group);
  }
}

const relay = signedRelay as Strategy;
const FAMILIES: readonly (readonly [string, Strategy, (message: Fields, memory: Memory) => boolean])[] = [
  ['missing fields', relay, (message) => !('value' in message)],
  ['wrong types', relay, ({ value }) => Array.isArray(value) || typeof value === 'boolean'],
  ['huge numbers', lockedViews, ({ view }) => typeof view === 'number' && Math.abs(view) > 1e9],
  ['no numbers', lockedViews, ({ view }) => Number.isNaN(view)],
  ['a wrong view', lockedViews, ({ view }) => view === -1],
  ['spoilt insides', relay, ({ signatures }) => Array.isArray(signatures) && signatures.includes(null)],
  ['replayed messages', relay, (message, { heard }) => heard.has(JSON.stringify(message))],
  ['its own words, sent back to it', relay, (message, { sent }) => sent.has(JSON.stringify(message))],
];

describe('garbage holds each kind of bad input: a replica that chokes on one alone is caught', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const run = (strategy: Strategy, name: string): void => {
    const check = strategyConformance(strategy, { seeds }).find((each) => each.name === name);
    expect(check).toBeDefined();
    void check?.run();
  };

  it.each(FAMILIES)('%s', (_, control, isBad) => {
    const choking = chokingOn(control, isBad);
    // Without a traitor it never chokes: the kind is the garbage's own.
    expect(() => run(choking, 'decides and holds without an attack')).not.toThrow();
    expect(() => run(choking, 'never throws on garbage')).toThrow(/choked/);
  });
});

import { ContractError, type Message, type Value } from '@dmct/core';
import { packetOf, type Gatekeeper } from '../adversary/gatekeeper.js';
import type { MessageNetwork } from '../network/message-network.js';
import type { Ballots } from './ballots.js';
import { Envelopes } from './envelopes.js';
import { EVENT } from './queue/event.js';
import type { RunLog } from './run-log.js';
import type { Schedule } from './schedule.js';
import { RECORD } from './trace-hash.js';
import { Traffic } from './traffic.js';

export interface PostOfficeParts {
  readonly nodes: number;
  readonly participants: number;
  readonly network: MessageNetwork;
  readonly gatekeeper: Gatekeeper;
  readonly log: RunLog;
  readonly ballots: Ballots;
  readonly messageKinds: readonly string[];
  /** The value that a message states, for traces that people read. */
  readonly valueOf: (message: Message) => Value | null;
}

/** Takes messages in, lets network and adversary decide what becomes of them, and hands them over when they arrive. */
export class PostOffice {
  readonly traffic: Traffic;
  /** Messages under way. */
  readonly envelopes: Envelopes;
  readonly #parts: PostOfficeParts;
  readonly #schedule: Schedule;

  constructor(parts: PostOfficeParts, schedule: Schedule) {
    this.#parts = parts;
    this.#schedule = schedule;
    this.traffic = new Traffic(parts.nodes, parts.messageKinds.length);
    this.envelopes = new Envelopes(parts.participants);
  }

  /** One message of `from` to every replica but itself. */
  broadcast(from: number, message: Message): void {
    const { gatekeeper, network, nodes } = this.#parts;
    const envelope = this.#open(from, message, true);
    this.traffic.count(from, message, from < nodes ? nodes - 1 : nodes);
    const delays = network.delaysToAll(nodes);
    const isUntouched = !network.isLossy && !gatekeeper.rulesPackets;
    this.envelopes.addCopies(
      envelope,
      isUntouched ? this.#arrangeAll(envelope, from, delays) : this.#postAll(envelope, from, message, delays),
    );
    this.envelopes.release(envelope);
  }

  #postAll(envelope: number, from: number, message: Message, delays: Float64Array): number {
    let copies = 0;
    for (let to = 0; to < this.#parts.nodes; to++) {
      if (to !== from) copies += this.#post(envelope, from, to, message, delays[to] as number);
    }
    return copies;
  }

  /** One copy arrives at every replica but the sender, if that is one, after the delay under its id. */
  #arrangeAll(envelope: number, from: number, delays: Float64Array): number {
    const { gatekeeper, nodes } = this.#parts;
    gatekeeper.noteDelays(from, this.#schedule.now, delays, nodes);
    this.#schedule.toAll(delays, nodes, from, EVENT.deliver, envelope);
    return from < nodes ? nodes - 1 : nodes;
  }

  /** One message of `from` to each participant of a list. */
  multicast(from: number, message: Message, group: readonly number[]): void {
    const { gatekeeper, network } = this.#parts;
    const envelope = this.#open(from, message);
    const others = this.#countOthers(from, group);
    this.traffic.count(from, message, others);
    const delays = network.delaysToGroup(group);
    const isUntouched = !network.isLossy && !gatekeeper.rulesPackets;
    let copies = 0;
    for (let k = 0; k < group.length; k++) {
      const to = group[k] as number;
      const delay = delays[k] as number;
      if (to === from) copies += this.#dispatch(envelope, to, 0);
      else if (isUntouched) copies += this.#arrange(envelope, from, to, delay);
      else copies += this.#post(envelope, from, to, message, delay);
    }
    this.envelopes.addCopies(envelope, copies);
    this.envelopes.release(envelope);
  }

  #countOthers(from: number, group: readonly number[]): number {
    let others = 0;
    for (const to of group) {
      if (to === from) continue;
      this.#assertExists(from, to);
      others++;
    }
    return others;
  }

  send(from: number, message: Message, to: number): void {
    const envelope = this.#open(from, message);
    this.envelopes.addCopies(envelope, this.#postToAny(envelope, from, to, message));
    this.envelopes.release(envelope);
  }

  /** One envelope, held by its sender, whose copies are about to depart. */
  #open(from: number, message: Message, isBroadcast = false): number {
    const { ballots, messageKinds, network, nodes } = this.#parts;
    if (!(Number.isInteger(message.kind) && message.kind >= 0 && message.kind < messageKinds.length)) {
      throw new ContractError(
        `participant ${String(from)} sent a message of unknown kind ${String(message.kind)}`,
      );
    }
    if (from < nodes) this.traffic.envelopes++;
    const { now } = this.#schedule;
    const ballot = ballots.leave(from, Object.freeze(message), isBroadcast);
    const envelope = this.envelopes.open(from, message, now, ballot);
    network.depart(this.envelopes.serial(envelope), from, message.bytes, now);
    return envelope;
  }

  /** Posts to a recipient who may be the sender, or nobody. */
  #postToAny(envelope: number, from: number, to: number, message: Message): number {
    if (to === from) return this.#dispatch(envelope, to, 0);
    this.#assertExists(from, to);
    this.traffic.count(from, message, 1);
    // The uplink is busy with a packet whether or not the network then loses it.
    return this.#post(envelope, from, to, message, this.#parts.network.delayTo(to));
  }

  #assertExists(from: number, to: number): void {
    if (to >= 0 && to < this.#parts.participants) return;
    throw new ContractError(`participant ${String(from)} sent a message to ${String(to)}, who doesn't exist`);
  }

  /** Lets network and adversary decide about one copy. Returns how many arrive some day: 0, 1 or 2. */
  #post(envelope: number, from: number, to: number, message: Message, networkDelay: number): number {
    const { ballots, gatekeeper, network } = this.#parts;
    const { now } = this.#schedule;
    let delay = networkDelay;
    let copies = 0;
    if (network.isLossy && network.isLostTo(to)) return this.#drop(envelope, to, 'loss');
    if (gatekeeper.rulesPackets) {
      const ruling = gatekeeper.rule(packetOf(from, to, message, now, delay));
      if (ruling.dropped) {
        gatekeeper.noteDrop(from, now);
        return this.#drop(envelope, to, 'adversary');
      }
      delay = ruling.delay;
      if (ruling.duplicateDelay >= 0) {
        ballots.repeat(from, message);
        copies += this.#dispatch(envelope, to, ruling.duplicateDelay);
      }
    }
    return copies + this.#arrange(envelope, from, to, delay);
  }

  /** One copy arrives after `delay`, whoever made it so. */
  #arrange(envelope: number, from: number, to: number, delay: number): 1 {
    this.#parts.gatekeeper.noteDelay(from, this.#schedule.now, delay);
    return this.#dispatch(envelope, to, delay);
  }

  /** The message that arrives at `to`, or null if `to` is down; call `release` when it has been handled. */
  arrive(envelope: number, to: number, isDown: boolean): Message | null {
    if (isDown) {
      this.#drop(envelope, to, 'crashed');
      return null;
    }
    const { log } = this.#parts;
    const { now } = this.#schedule;
    const from = this.envelopes.from(envelope);
    log.hash.record(now, RECORD.deliver, from, to, this.envelopes.digest(envelope));
    this.traffic.delivered++;
    if (log.isListenedTo) this.#tellDelivery(envelope, to);
    return this.envelopes.message(envelope);
  }

  #tellDelivery(envelope: number, to: number): void {
    const message = this.envelopes.message(envelope);
    this.#parts.log.tell(this.#schedule.now, {
      kind: 'deliver',
      from: this.envelopes.from(envelope),
      to,
      message: this.#kindName(message),
      bytes: message.bytes,
      sentAt: this.envelopes.sent(envelope),
      value: this.#parts.valueOf(message),
    });
  }

  senderOf(envelope: number): number {
    return this.envelopes.from(envelope);
  }

  /** One copy has been handled. */
  release(envelope: number): void {
    this.envelopes.release(envelope);
  }

  #dispatch(envelope: number, to: number, delay: number): 1 {
    this.#schedule.after(delay, EVENT.deliver, to, envelope);
    return 1;
  }

  #drop(envelope: number, to: number, cause: 'loss' | 'adversary' | 'crashed'): 0 {
    const { log } = this.#parts;
    const { now } = this.#schedule;
    const from = this.envelopes.from(envelope);
    log.hash.record(now, RECORD.drop, from, to, this.envelopes.serial(envelope));
    if (log.isListenedTo) {
      log.tell(now, {
        kind: 'drop',
        from,
        to,
        message: this.#kindName(this.envelopes.message(envelope)),
        cause,
      });
    }
    return 0;
  }

  #kindName(message: Message): string {
    return this.#parts.messageKinds[message.kind] ?? String(message.kind);
  }
}

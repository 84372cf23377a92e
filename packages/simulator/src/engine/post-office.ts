import { ContractError, type Message, type Value } from '@dmct/core';
import { packetOf, type Gatekeeper } from '../adversary/gatekeeper.js';
import type { MessageNetwork } from '../network/message-network.js';
import { Envelopes } from './envelopes.js';
import { EVENT } from './event-queue.js';
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
  readonly messageKinds: readonly string[];
  /** The value that a message states, for traces that people read. */
  readonly valueOf: (message: Message) => Value | null;
}

/** Takes messages in, lets network and adversary decide what becomes of them, and hands them over when they arrive. */
export class PostOffice {
  readonly traffic: Traffic;
  readonly #parts: PostOfficeParts;
  readonly #schedule: Schedule;
  readonly #envelopes: Envelopes;

  constructor(parts: PostOfficeParts, schedule: Schedule) {
    this.#parts = parts;
    this.#schedule = schedule;
    this.traffic = new Traffic(parts.nodes, parts.messageKinds.length);
    this.#envelopes = new Envelopes(parts.participants);
  }

  /** One envelope for a message of `from`, whatever the number of recipients; `close` it when all are posted. */
  open(from: number, message: Message): number {
    const { messageKinds, nodes } = this.#parts;
    if (!(Number.isInteger(message.kind) && message.kind >= 0 && message.kind < messageKinds.length)) {
      throw new ContractError(
        `participant ${String(from)} sent a message of unknown kind ${String(message.kind)}`,
      );
    }
    if (from < nodes) this.traffic.envelopes++;
    return this.#envelopes.open(from, Object.freeze(message), this.#schedule.now);
  }

  /** Ends the sender's own hold on an envelope. */
  close(envelope: number): void {
    this.#envelopes.release(envelope);
  }

  post(envelope: number, to: number): void {
    const { gatekeeper, network, participants } = this.#parts;
    const from = this.#envelopes.from(envelope);
    if (to === from) return this.#dispatch(envelope, to, 0);
    if (!(to >= 0 && to < participants)) {
      throw new ContractError(
        `participant ${String(from)} sent a message to ${String(to)}, who doesn't exist`,
      );
    }
    const { now } = this.#schedule;
    const message = this.#envelopes.message(envelope);
    const serial = this.#envelopes.serial(envelope);
    this.traffic.count(from, message);
    // The uplink is busy with a packet whether or not the network then loses it.
    let delay = network.delay(serial, from, to, message.bytes, now);
    if (network.isLost(serial, to)) return this.#drop(envelope, to, 'loss');
    if (gatekeeper.rulesPackets) {
      const ruling = gatekeeper.rule(packetOf(from, to, message, now, delay));
      if (ruling.dropped) {
        gatekeeper.noteDrop(from, now);
        return this.#drop(envelope, to, 'adversary');
      }
      delay = ruling.delay;
      if (ruling.duplicateDelay >= 0) this.#dispatch(envelope, to, ruling.duplicateDelay);
    }
    gatekeeper.noteDelay(from, now, delay);
    this.#dispatch(envelope, to, delay);
  }

  /** The message that arrives at `to`, or null if `to` is down; call `release` when it has been handled. */
  arrive(envelope: number, to: number, isDown: boolean): Message | null {
    if (isDown) {
      this.#drop(envelope, to, 'crashed');
      return null;
    }
    const { log, valueOf } = this.#parts;
    const { now } = this.#schedule;
    const from = this.#envelopes.from(envelope);
    const message = this.#envelopes.message(envelope);
    const serial = this.#envelopes.serial(envelope);
    // Serial numbers say which message; kind, topic and size tell runs apart that differ in what was said.
    const said =
      Math.imul(message.kind + 1, 0x9e3779b1) ^ Math.imul(message.topic + 1, 0x85ebca6b) ^ message.bytes;
    log.hash.record(now, RECORD.deliver, from, to, serial ^ said);
    this.traffic.delivered++;
    if (log.isListenedTo) {
      log.tell(now, {
        kind: 'deliver',
        from,
        to,
        message: this.#kindName(message),
        bytes: message.bytes,
        sentAt: this.#envelopes.sent(envelope),
        value: valueOf(message),
      });
    }
    return message;
  }

  senderOf(envelope: number): number {
    return this.#envelopes.from(envelope);
  }

  /** One copy has been handled. */
  release(envelope: number): void {
    this.#envelopes.release(envelope);
  }

  #dispatch(envelope: number, to: number, delay: number): void {
    this.#envelopes.addCopy(envelope);
    this.#schedule.after(delay, EVENT.deliver, to, envelope);
  }

  #drop(envelope: number, to: number, cause: 'loss' | 'adversary' | 'crashed'): void {
    const { log } = this.#parts;
    const { now } = this.#schedule;
    const from = this.#envelopes.from(envelope);
    log.hash.record(now, RECORD.drop, from, to, this.#envelopes.serial(envelope));
    if (log.isListenedTo) {
      log.tell(now, {
        kind: 'drop',
        from,
        to,
        message: this.#kindName(this.#envelopes.message(envelope)),
        cause,
      });
    }
  }

  #kindName(message: Message): string {
    return this.#parts.messageKinds[message.kind] ?? String(message.kind);
  }
}

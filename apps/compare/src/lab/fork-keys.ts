import type { ForkKey, Packet, PacketKey, TraceEvent } from '@dmct/core';

/**
 * Names what in each event can have another fate. A message is known again by when its packet was to arrive: of two that
 * were sent in the same moment the second may come first, and one that the adversary takes never comes.
 */
export class ForkKeys {
  /** How many were sent that are alike. */
  readonly #sent = new Counter();
  readonly #emitted = new Counter();
  /** The occurrences that are on their way, by who, whom, when sent, what and when it arrives. */
  readonly #underWay = new Map<string, number[]>();

  /** Hears of every packet that the network doesn't lose, and when its copies arrive after it was sent, ns. */
  send({ from, sentNanoseconds: sentAt, to }: Packet, message: string, delays: readonly number[]): void {
    const group = groupOf({ from, to, sentAt, message });
    const occurrence = this.#sent.next(group);
    for (const delay of delays) {
      const arrival = arrivalOf(group, sentAt + delay);
      const waiting = this.#underWay.get(arrival);
      if (waiting === undefined) this.#underWay.set(arrival, [occurrence]);
      else waiting.push(occurrence);
    }
  }

  /** The key of an event, given all events in order; null where nothing can be changed. */
  of(event: TraceEvent): ForkKey | null {
    if (event.kind === 'emit') {
      const { at: sentAt, replica: from } = event;
      return { of: 'wave', from, occurrence: this.#emitted.next(String(from)), sentAt };
    }
    if (event.kind !== 'deliver' || event.from === event.to) return null;
    const { from, message, sentAt, to } = event;
    const arrival = arrivalOf(groupOf(event), event.at);
    const waiting = this.#underWay.get(arrival);
    const occurrence = waiting?.shift();
    if (occurrence === undefined) return null;
    if (waiting!.length === 0) this.#underWay.delete(arrival);
    return { of: 'packet', from, to, sentAt, message, occurrence };
  }
}

function groupOf({ from, message, sentAt, to }: Omit<PacketKey, 'occurrence' | 'of'>): string {
  return `${String(from)} ${String(to)} ${String(sentAt)} ${message}`;
}

function arrivalOf(group: string, at: number): string {
  return `${group} ${String(at)}`;
}

/** Counts from 0 under each name. */
class Counter {
  readonly #counts = new Map<string, number>();

  next(name: string): number {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return count;
  }
}

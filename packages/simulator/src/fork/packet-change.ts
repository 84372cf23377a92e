import type { Fate, Packet, PacketFork } from '@dmct/core';

/** Changes the fate of one packet. It must see every packet that the network doesn't lose, in the order of sending. */
export class PacketChange {
  readonly #fork: PacketFork;
  readonly #messageKinds: readonly string[];
  #seen = 0;

  constructor(fork: PacketFork, messageKinds: readonly string[]) {
    this.#fork = fork;
    this.#messageKinds = messageKinds;
  }

  /** Whether the packet has come. */
  get isMet(): boolean {
    return this.#seen > this.#fork.occurrence;
  }

  /** What becomes of a packet that would have had the fate `meant`. */
  of(packet: Packet, meant: Fate): Fate {
    if (!this.#isAlike(packet) || this.#seen++ !== this.#fork.occurrence) return meant;
    const { fate } = this.#fork;
    if (fate === 'drop' || meant === 'drop') return 'drop';
    const meantDelay = typeof meant === 'object' && 'delay' in meant ? meant.delay : packet.delayNanoseconds;
    // There is one second copy: where the adversary made one, the change is about that.
    if ('againSeconds' in fate)
      return { delay: meantDelay, duplicate: meantDelay + Math.round(fate.againSeconds * 1e9) };
    const later = Math.round(fate.laterSeconds * 1e9);
    const delay = meantDelay + later;
    // A second copy is as late as the first.
    return typeof meant === 'object' && meant.duplicate !== undefined
      ? { delay, duplicate: meant.duplicate + later }
      : { delay };
  }

  #isAlike({ from, message, sentNanoseconds, to }: Packet): boolean {
    const fork = this.#fork;
    return (
      sentNanoseconds === fork.sentAt &&
      from === fork.from &&
      to === fork.to &&
      (this.#messageKinds[message.kind] ?? String(message.kind)) === fork.message
    );
  }
}

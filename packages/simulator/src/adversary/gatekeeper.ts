import {
  ContractError,
  type Adversary,
  type Assumption,
  type Emission,
  type Fate,
  type Message,
  type Packet,
  type Power,
} from '@dmct/core';

/** Who is corrupted and what the adversary may do. */
export interface GatekeeperOptions {
  readonly adversary: Adversary;
  readonly attackName: string;
  readonly powers: readonly Power[];
  readonly isFaulty: (id: number) => boolean;
  /** The known bound on delays, ns, and when it begins to hold. */
  readonly delayBound: number;
  readonly gst: number;
  /** Hears what became of each packet that the network doesn't lose ({@link PacketListener}). */
  readonly onPacket?: PacketListener | undefined;
}

/**
 * Called for each packet between two participants that the network doesn't lose, in the order of sending, once its fate
 * is final: what an attack and every fork make of it.
 * @param delaysNanoseconds how long each of its copies takes, whole ns; empty where it was taken away.
 */
export type PacketListener = (packet: Packet, delaysNanoseconds: readonly number[]) => void;

/** What became of a packet after the adversary saw it. A second copy arrives after `duplicateDelay`, or -1. */
export interface Ruling {
  dropped: boolean;
  delay: number;
  duplicateDelay: number;
}

/**
 * Stands between the adversary and the world: lets it do what its attack declared, refuses the rest, and notes which
 * assumptions its deeds broke.
 */
export class Gatekeeper {
  readonly broken = new Set<Assumption>();
  readonly #options: GatekeeperOptions;
  readonly #powers: ReadonlySet<Power>;
  readonly #ruling: Ruling = { dropped: false, delay: 0, duplicateDelay: -1 };

  constructor(options: GatekeeperOptions) {
    this.#options = options;
    this.#powers = new Set(options.powers);
  }

  /** Whether packets must come here one by one. */
  get rulesPackets(): boolean {
    return this.#options.adversary.onPacket !== undefined || this.#options.onPacket !== undefined;
  }

  /** The adversary's word on one packet. The ruling is valid until the next call. */
  rule(packet: Packet): Ruling {
    const ruling = this.#decide(packet);
    this.#options.onPacket?.(packet, delaysOf(ruling));
    return ruling;
  }

  #decide(packet: Packet): Ruling {
    const ruling = this.#ruling;
    ruling.dropped = false;
    ruling.delay = packet.delayNanoseconds;
    ruling.duplicateDelay = -1;
    const fate: Fate = this.#options.adversary.onPacket?.(packet) ?? 'deliver';
    if (fate === 'deliver') return ruling;
    // Between honest participants a packet is the network's; a traitor's own packets it may always suppress or hold.
    const isHonest = !this.#options.isFaulty(packet.from);
    if (fate === 'drop') {
      if (isHonest) this.#demand('drop-messages', 'reliable-links');
      ruling.dropped = true;
      return ruling;
    }
    if ('delay' in fate) {
      ruling.delay = this.#wholeDelay(fate.delay);
      if (isHonest) this.#demand('delay-messages');
    }
    if (fate.duplicate !== undefined) {
      ruling.duplicateDelay = this.#wholeDelay(fate.duplicate);
      if (isHonest) this.#demand('duplicate-messages');
    }
    return ruling;
  }

  /** Notes an honest packet that takes longer than the known bound, whoever made it so. */
  noteDelay(packetFrom: number, sent: number, delay: number): void {
    const { delayBound, gst } = this.#options;
    if (delay <= delayBound || this.#options.isFaulty(packetFrom)) return;
    this.broken.add('synchrony');
    // Dwork, Lynch and Stockmeyer 1988, section 2: the bound holds for what is sent, or still under way, after GST.
    if (sent + delay > Math.max(sent, gst) + delayBound) this.broken.add('partial-synchrony');
  }

  /** The same for one packet to each of the participants 0..count - 1 but the sender; the delays are by recipient. */
  noteDelays(from: number, sent: number, delays: Float64Array, count: number): void {
    const { delayBound } = this.#options;
    for (let to = 0; to < count; to++) {
      const delay = delays[to] as number;
      if (delay > delayBound && to !== from) this.noteDelay(from, sent, delay);
    }
  }

  /** Notes a packet of an honest sender that the adversary dropped: links fail, and after GST so does the model's core. */
  noteDrop(packetFrom: number, sent: number): void {
    if (this.#options.isFaulty(packetFrom)) return;
    this.broken.add('reliable-links').add('synchrony');
    if (sent >= this.#options.gst) this.broken.add('partial-synchrony');
  }

  /**
   * What corrupted `from` really radiates in place of what its replica meant to. More energy than meant is power past
   * the cap; another time than meant is off its gate.
   */
  emissions(meant: Emission, from: number): readonly Emission[] {
    const emissions = this.#options.adversary.onEmission?.(meant, from) ?? [meant];
    let power = 0;
    for (const one of emissions) {
      if (one.beam !== undefined) this.#demand('directional-antenna', 'isotropic-antennas');
      const isInGate =
        one.startNanoseconds === meant.startNanoseconds && one.durationSeconds <= meant.durationSeconds;
      if (!isInGate) this.#demand('off-gate-emission', 'own-gate-emission');
      power += one.amplitude * one.amplitude * beamShare(one.beam);
    }
    if (power > meant.amplitude * meant.amplitude * (1 + 1e-9)) this.#demand('exceed-power-cap', 'power-cap');
    return emissions;
  }

  /** Compares a traitor's power with the most that an honest participant has radiated so far, V/m at one metre. */
  notePower(amplitude: number, honestAmplitudeMax: number): void {
    if (honestAmplitudeMax > 0 && amplitude > honestAmplitudeMax * (1 + 1e-9)) {
      this.#demand('exceed-power-cap', 'power-cap');
    }
  }

  #demand(power: Power, assumption?: Assumption): void {
    if (!this.#powers.has(power)) {
      throw new ContractError(
        `attack ${this.#options.attackName} used the power ${power} without declaring it`,
      );
    }
    if (assumption !== undefined) this.broken.add(assumption);
  }

  #wholeDelay(delay: number): number {
    if (!(delay >= 0 && Number.isFinite(delay))) {
      throw new ContractError(`attack ${this.#options.attackName} asked for a delay of ${String(delay)} ns`);
    }
    return Math.round(delay);
  }
}

/** A packet for the adversary's eyes. */
export function packetOf(from: number, to: number, message: Message, sent: number, delay: number): Packet {
  return { from, to, message, sentNanoseconds: sent, delayNanoseconds: delay };
}

function delaysOf({ delay, dropped, duplicateDelay }: Ruling): readonly number[] {
  if (dropped) return [];
  return duplicateDelay >= 0 ? [duplicateDelay, delay] : [delay];
}

/** How much of an isotropic emission's power a beam keeps: it can move energy, and here only take away. */
function beamShare(beam: readonly number[] | undefined): number {
  if (beam === undefined || beam.length === 0) return 1;
  return beam.reduce((sum, gain) => sum + gain * gain, 0) / beam.length;
}

/** Names one packet of a run: the `occurrence`-th that went from `from` to `to` at `sentAt` as a `message`. */
export interface PacketKey {
  readonly from: number;
  readonly to: number;
  /** When it was sent, ns. */
  readonly sentAt: number;
  /** The kind's name. */
  readonly message: string;
  readonly occurrence: number;
}

/** One packet's changed fate. */
export interface Fork extends PacketKey {
  /** `drop`, or how much later than it would have it arrives, s. */
  readonly fate: 'drop' | { readonly laterSeconds: number };
}

/** A text that tells packets apart, without the occurrence. */
export function packetGroup(key: Omit<PacketKey, 'occurrence'>): string {
  return `${String(key.from)} ${String(key.to)} ${String(key.sentAt)} ${key.message}`;
}

/** Names one packet of a run: the `occurrence`-th that went from `from` to `to` at `sentAt` as a `message`. */
export interface PacketKey {
  readonly of: 'packet';
  readonly from: number;
  readonly to: number;
  /** When it was sent, ns. */
  readonly sentAt: number;
  /** The kind's name. */
  readonly message: string;
  readonly occurrence: number;
}

/** Names one wave of a run: the `occurrence`-th that `from` emitted, from 0. */
export interface WaveKey {
  readonly of: 'wave';
  readonly from: number;
  readonly occurrence: number;
  /** When it was given to the antenna, ns: until then the run is as it was. */
  readonly sentAt: number;
}

/** What in a run can have another fate. */
export type ForkKey = PacketKey | WaveKey;

/** How much later than it would have it arrives, or begins, s. */
export interface Later {
  readonly laterSeconds: number;
}

/** One packet's changed fate: lost, or late. */
export interface PacketFork extends PacketKey {
  readonly fate: 'drop' | Later;
}

/** One wave's changed fate: never radiated, radiated late, or shaded from one participant alone. */
export interface WaveFork extends WaveKey {
  readonly fate: 'drop' | Later | { readonly shadedFrom: number };
}

export type Fork = PacketFork | WaveFork;

/** A text that tells packets apart, without the occurrence. */
export function packetGroup(key: Omit<PacketKey, 'occurrence' | 'of'>): string {
  return `${String(key.from)} ${String(key.to)} ${String(key.sentAt)} ${key.message}`;
}

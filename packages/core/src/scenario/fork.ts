/** Names one packet of a run: the `occurrence`-th, from 0, that went from `from` to `to` at `sentAt` as a `message`. */
export interface PacketKey {
  readonly of: 'packet';
  readonly from: number;
  readonly to: number;
  /** When it was sent, global ns. */
  readonly sentAt: number;
  /** The kind's name. */
  readonly message: string;
  /** Counted among those that the network doesn't lose, in the order in which they are sent. */
  readonly occurrence: number;
}

/** Names one wave of a run: the `occurrence`-th that `from` emitted, from 0. */
export interface WaveKey {
  readonly of: 'wave';
  readonly from: number;
  readonly occurrence: number;
  /** When it was given to the antenna, global ns: until then the run is as it was. */
  readonly sentAt: number;
}

/** What in a run can have another fate. */
export type ForkKey = PacketKey | WaveKey;

/** How much later than it would have it arrives, or begins, s. */
export interface Later {
  readonly laterSeconds: number;
}

/** How much after itself a second copy of it arrives, s. */
export interface Again {
  readonly againSeconds: number;
}

/** One packet's changed fate: lost, late, or delivered twice. */
export interface PacketFork extends PacketKey {
  readonly fate: 'drop' | Later | Again;
}

/** One wave's changed fate: never radiated, radiated late, or shaded from one participant alone. */
export interface WaveFork extends WaveKey {
  readonly fate: 'drop' | Later | { readonly shadedFrom: number };
}

/** One message or one wave of a run, and another fate for it: the run is the same up to there, and its own from there. */
export type Fork = PacketFork | WaveFork;

import { ForwardingOut, ForwardingReplica, type Emission, type Replica, type WaveFork } from '@dmct/core';

/**
 * Changes the fate of one wave. It counts the waves of the one who emits it as they come, so that it must see all of
 * them, and each once.
 */
export class WaveChange {
  readonly #fork: WaveFork;
  readonly #participants: number;
  #seen = 0;

  constructor(fork: WaveFork, participants: number) {
    this.#fork = fork;
    this.#participants = participants;
  }

  /** Whether the wave has come. */
  get isMet(): boolean {
    return this.#seen > this.#fork.occurrence;
  }

  /** The honest replica `inner`, whose waves are changed on their way to the antenna. It doesn't know. */
  around(inner: Replica): Replica {
    return new ForwardingReplica(inner, new ChangedOut((emission) => this.of(emission)));
  }

  /** What becomes of the next wave. */
  of(emission: Emission): readonly Emission[] {
    const { fate, occurrence } = this.#fork;
    if (this.#seen++ !== occurrence) return [emission];
    if (fate === 'drop') return [];
    if ('laterSeconds' in fate) {
      const later = Math.round(fate.laterSeconds * 1e9);
      return [{ ...emission, startNanoseconds: emission.startNanoseconds + later }];
    }
    const beam = Array.from({ length: this.#participants }, (_, to) =>
      to === fate.shadedFrom ? 0 : (emission.beam?.[to] ?? (emission.beam === undefined ? 1 : 0)),
    );
    return [{ ...emission, beam }];
  }
}

/** An `out` whose waves are others. */
class ChangedOut extends ForwardingOut {
  readonly #change: (emission: Emission) => readonly Emission[];

  constructor(change: (emission: Emission) => readonly Emission[]) {
    super();
    this.#change = change;
  }

  override emit(emission: Emission): void {
    for (const one of this.#change(emission)) this.target.emit(one);
  }
}

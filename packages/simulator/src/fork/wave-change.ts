import { ForwardingOut, ForwardingReplica, type Emission, type Replica, type WaveFork } from '@dmct/core';

/**
 * Changes the fate of one wave, if it goes to the antenna in the moment that the fork names. It counts the waves of the one
 * who emits it as they come, so that it must see all of them, and each once.
 */
export class WaveChange {
  readonly #fork: WaveFork;
  readonly #participants: number;
  readonly #now: () => number;
  #seen = 0;
  /** Whether the wave has come. */
  isMet = false;

  /** `now` gives the global time, ns. */
  constructor(fork: WaveFork, participants: number, now: () => number) {
    this.#fork = fork;
    this.#participants = participants;
    this.#now = now;
  }

  /** The honest replica `inner`, whose waves are changed on their way to the antenna. It doesn't know. */
  around(inner: Replica): Replica {
    return new ForwardingReplica(inner, new ChangedOut((emission) => this.of(emission)));
  }

  /** What becomes of the next wave. */
  of(emission: Emission): readonly Emission[] {
    const { fate, occurrence, sentAt } = this.#fork;
    if (this.#seen++ !== occurrence || this.#now() !== sentAt) return [emission];
    this.isMet = true;
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

import type { Window } from './geometry.js';

/** Nearer than this nobody looks, ns. */
const SPAN_MIN = 1000;

/** The part of a run that is seen, and how it is moved. Each move is told. */
export class Viewport {
  #window: Window = { from: 0, to: 1 };
  readonly #onMove: () => void;

  constructor(onMove: () => void) {
    this.#onMove = onMove;
  }

  get window(): Window {
    return this.#window;
  }

  get middle(): number {
    return (this.#window.from + this.#window.to) / 2;
  }

  show(window: Window): void {
    this.#window = window;
    this.#onMove();
  }

  /** Makes the span `factor` times as long; what happens at `around` stays where it is. */
  zoom(factor: number, around: number): void {
    const { from, to } = this.#window;
    const span = Math.max(SPAN_MIN, (to - from) * factor);
    const share = (around - from) / (to - from);
    this.show({ from: around - share * span, to: around + (1 - share) * span });
  }

  /** Moves by a share of what is seen. */
  pan(share: number): void {
    const { from, to } = this.#window;
    const by = share * (to - from);
    this.show({ from: from + by, to: to + by });
  }

  /** Moves so far that a moment is seen, if it isn't. */
  reveal(at: number): void {
    const { from, to } = this.#window;
    const half = (to - from) / 2;
    if (at < from || at > to) this.show({ from: at - half, to: at + half });
  }
}

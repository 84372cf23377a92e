import type { Stretch } from './time-scale.js';

/** Nearer than this nobody looks, ns. */
const SPAN_MIN = 1000;

/** The part of a run that is seen, and how it is moved: places on the diagram's scale. Each move is told. */
export class Viewport {
  #window: Stretch = { from: 0, to: 1 };
  #all: Stretch = { from: 0, to: 1 };
  readonly #onMove: () => void;

  constructor(onMove: () => void) {
    this.#onMove = onMove;
  }

  get window(): Stretch {
    return this.#window;
  }

  get middle(): number {
    return (this.#window.from + this.#window.to) / 2;
  }

  /** What there is to be seen: no more than all of it is, and its middle never leaves it. */
  setAll(all: Stretch): void {
    this.#all = all;
  }

  fit(): void {
    this.show(this.#all);
  }

  show({ from, to }: Stretch): void {
    const all = this.#all;
    const span = Math.min(all.to - all.from, Math.max(SPAN_MIN, to - from));
    const middle = Math.min(all.to, Math.max(all.from, (from + to) / 2));
    this.#window = { from: middle - span / 2, to: middle + span / 2 };
    this.#onMove();
  }

  /** Makes the span `factor` times as long; what is at `around` stays where it is. */
  zoom(factor: number, around: number): void {
    const { from, to } = this.#window;
    const { from: first, to: last } = this.#all;
    const span = Math.min(last - first, Math.max(SPAN_MIN, (to - from) * factor));
    const share = (around - from) / (to - from);
    this.show({ from: around - share * span, to: around + (1 - share) * span });
  }

  /** Moves by a share of what is seen. */
  pan(share: number): void {
    const { from, to } = this.#window;
    const by = share * (to - from);
    this.show({ from: from + by, to: to + by });
  }

  /** Moves so far that a place is seen, if it isn't. */
  reveal(at: number): void {
    const { from, to } = this.#window;
    const half = (to - from) / 2;
    if (at < from || at > to) this.show({ from: at - half, to: at + half });
  }
}

import type { Value } from '@dmct/core';
import type { Entry } from './payload-code.js';

/** What a frame's instance decided: its requests, or none. */
export interface EndedFrame {
  readonly frame: number;
  readonly entries: readonly Entry[];
}

/**
 * The log of one general: instances may end in any order, their requests come out in the order of their frames, within a
 * frame as the client listed them, each once however often it was radiated.
 */
export class Ledger {
  /** Requests in the log so far. */
  length = 0;
  #next: number;
  readonly #nextOpen: (frame: number) => number;
  readonly #ended = new Map<number, readonly Entry[]>();
  readonly #known = new Set<number>();
  readonly #written: EndedFrame[] = [];

  /** `nextOpen`: the first frame after one that may hold anything. */
  constructor(nextOpen: (frame: number) => number) {
    this.#nextOpen = nextOpen;
    this.#next = nextOpen(0);
  }

  /** The first frame that the log lacks; Infinity where none is left. */
  get next(): number {
    return this.#next;
  }

  /** The frames that are written, from one on. */
  since(from: number): readonly EndedFrame[] {
    return this.#written.filter(({ frame }) => frame >= from);
  }

  /** The instance of a frame decided these requests, or nothing. */
  end(frame: number, entries: readonly Entry[]): void {
    if (frame >= this.#next) this.#ended.set(frame, entries);
  }

  /** Hands out what is next in line, with its place in the log. */
  flush(decide: (position: number, value: Value) => void): void {
    for (let entries = this.#take(); entries !== undefined; entries = this.#take()) {
      for (const { index, value } of entries) {
        if (this.#known.has(index)) continue;
        this.#known.add(index);
        decide(this.length++, value);
      }
    }
  }

  #take(): readonly Entry[] | undefined {
    const entries = this.#ended.get(this.#next);
    if (entries === undefined) return undefined;
    this.#ended.delete(this.#next);
    this.#written.push({ frame: this.#next, entries });
    this.#next = this.#nextOpen(this.#next);
    return entries;
  }

  snapshot(): unknown {
    return { length: this.length, next: this.#next, ahead: [...this.#ended.keys()].sort((a, b) => a - b) };
  }
}

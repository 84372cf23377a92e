import type { TraceEvent, Value } from '@dmct/core';
import { RECORD, textWord, TraceHash } from './trace-hash.js';

/** A decision as the oracles see it. */
export interface DecisionRecord {
  readonly replica: number;
  readonly instance: number;
  readonly value: Value;
  /** Global time, ns. */
  readonly at: number;
  readonly traceIndex: number;
}

export interface RetractionRecord {
  readonly replica: number;
  readonly instance: number;
  readonly at: number;
  readonly traceIndex: number;
}

export interface SubmissionRecord {
  readonly participant: number;
  readonly instance: number;
  readonly value: Value;
  readonly at: number;
}

/** An event before it has its place in the trace. */
type Unplaced<T> = T extends unknown ? Omit<T, 'index' | 'at'> : never;
export type NewEvent = Unplaced<TraceEvent>;

/** What happened in a run: folded into the hash, kept where oracles and meters need it, told to whoever listens. */
export class RunLog {
  readonly hash = new TraceHash();
  readonly decisions: DecisionRecord[] = [];
  readonly retractions: RetractionRecord[] = [];
  readonly submissions: SubmissionRecord[] = [];
  readonly #listener: ((event: TraceEvent) => void) | undefined;

  constructor(listener: ((event: TraceEvent) => void) | undefined) {
    this.#listener = listener;
  }

  /** Whether anybody wants events as objects; if not, the hot path makes none. */
  get isListenedTo(): boolean {
    return this.#listener !== undefined;
  }

  /** Tells the listener of the record that was folded last. */
  tell(at: number, event: NewEvent): void {
    this.#listener?.({ ...event, index: this.hash.records - 1, at });
  }

  submit(at: number, participant: number, instance: number, value: Value): void {
    this.submissions.push({ participant, instance, value, at });
    this.hash.record(at, RECORD.submit, participant, instance, textWord(value));
    if (this.isListenedTo) this.tell(at, { kind: 'submit', replica: participant, instance, value });
  }

  decide(at: number, replica: number, instance: number, value: Value): void {
    const traceIndex = this.hash.records;
    this.decisions.push({ replica, instance, value, at, traceIndex });
    this.hash.record(at, RECORD.decide, replica, instance, textWord(value));
    if (this.isListenedTo) this.tell(at, { kind: 'decide', replica, instance, value });
  }

  retract(at: number, replica: number, instance: number): void {
    const traceIndex = this.hash.records;
    this.retractions.push({ replica, instance, at, traceIndex });
    this.hash.record(at, RECORD.retract, replica, instance, 0);
    if (this.isListenedTo) this.tell(at, { kind: 'retract', replica, instance });
  }
}

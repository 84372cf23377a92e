import type { RunResult, TraceEvent, Value, WaveWays } from '@dmct/core';
import { coneOutline, type Sounds, type WaveCone } from './cone.js';
import { orderByNearness } from './line-order.js';
import { soundsOf, truthsOf } from './truths.js';

/** More than this is neither read nor drawn: the rest of the run is counted. */
const EVENTS_MAX = 4000;
/** Below this many pixels a line couldn't be told from the next. */
const LINES_MAX = 64;
/** More cones than this would cover each other. */
const CONES_MAX = 600;

/** A run in space and time: replicas as lines, messages between them, and what befell each. Times in seconds. */
export interface Diagram {
  readonly lines: readonly DiagramLine[];
  /** Ids of the lines from the top: in order of nearness where there are waves, of number elsewhere. */
  readonly order: readonly number[];
  /** When the last thing that is drawn is over. */
  readonly endSeconds: number;
  /** When the last event happened: past `endSeconds` there are but timers. */
  readonly lastEventSeconds: number;
  /** Kinds of messages, in the order in which they first arrived. */
  readonly kinds: readonly string[];
  readonly messages: readonly DiagramMessage[];
  readonly spans: readonly DiagramSpan[];
  readonly marks: readonly DiagramMark[];
  /** Waves on their way, in the order of their emission; none where nobody said how long their ways are. */
  readonly cones: readonly DiagramCone[];
  /** Events of the run, and how many of them the diagram holds. */
  readonly eventsTotal: number;
  readonly eventsDrawn: number;
}

export interface DiagramLine {
  readonly id: number;
  readonly label: string;
  readonly isCorrupted: boolean;
}

export interface DiagramMessage {
  readonly from: number;
  readonly to: number;
  readonly sentSeconds: number;
  readonly arrivedSeconds: number;
  readonly kind: string;
}

/** A wave that is emitted, or a window in which somebody listens. */
export interface DiagramSpan {
  readonly replica: number;
  readonly kind: 'emit' | 'observe';
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A wave and all that its light reaches. */
export interface DiagramCone extends WaveCone {
  readonly from: number;
  readonly sounds: Sounds;
}

/** What happened at a replica that is no message. */
export type MarkKind = 'submit' | 'decide' | 'retract' | 'crash' | 'recover' | 'drop';

export interface DiagramMark {
  readonly replica: number;
  readonly atSeconds: number;
  readonly kind: MarkKind;
  /** The value that was submitted or decided. */
  readonly value: string | null;
}

const SECOND_NANOSECONDS = 1e9;

/** Keeps of a run's trace what a diagram shows. */
export class DiagramRecorder {
  readonly #messages: DiagramMessage[] = [];
  readonly #spans: DiagramSpan[] = [];
  readonly #waves: Extract<TraceEvent, { kind: 'emit' }>[] = [];
  readonly #submissions: { readonly replica: number; readonly value: Value }[] = [];
  readonly #marks: DiagramMark[] = [];
  #eventsTotal = 0;
  #eventsDrawn = 0;
  #lastEventSeconds = 0;
  #ways: WaveWays | null = null;

  readonly onWaveWays = (ways: WaveWays): void => {
    this.#ways = ways;
  };

  readonly onEvent = (event: TraceEvent): void => {
    this.#eventsTotal++;
    if (this.#eventsDrawn >= EVENTS_MAX) return;
    this.#eventsDrawn++;
    this.#keep(event);
  };

  /** Null where the trace was off. */
  finish(run: RunResult): Diagram | null {
    if (this.#eventsTotal === 0) return null;
    const { faulty, nodes } = run;
    const kinds = [...new Set(this.#messages.map(({ kind }) => kind))];
    const heard = [
      ...this.#messages.flatMap(({ from, to }) => [from, to]),
      ...this.#marks.map((mark) => mark.replica),
    ];
    const highest = heard.reduce((most, id) => Math.max(most, id), nodes - 1);
    const lines = Array.from({ length: Math.min(LINES_MAX, highest + 1) }, (_, id) => ({
      id,
      label: id < nodes ? `replica ${String(id)}` : `client ${String(id)}`,
      isCorrupted: faulty.includes(id),
    }));
    const isDrawn = (...ids: readonly number[]): boolean => ids.every((id) => id >= 0 && id < lines.length);
    const order = this.#order(lines.length);
    const drawn = {
      messages: this.#messages.filter(({ from, to }) => from !== to && isDrawn(from, to)),
      spans: this.#spans.filter(({ replica }) => isDrawn(replica)),
      cones: this.#cones(lines.length, run),
      marks: this.#marks.filter(({ replica }) => isDrawn(replica)),
    };
    const ends = [
      ...drawn.messages.map(({ arrivedSeconds }) => arrivedSeconds),
      ...drawn.spans.map(({ endSeconds }) => endSeconds),
      ...drawn.cones.map((cone) => coneOutline(cone, order).over),
      ...drawn.marks.map(({ atSeconds }) => atSeconds),
    ];
    return {
      ...drawn,
      lines,
      kinds,
      order,
      endSeconds: ends.reduce((last, end) => Math.max(last, end), 0),
      lastEventSeconds: this.#lastEventSeconds,
      eventsTotal: this.#eventsTotal,
      eventsDrawn: this.#eventsDrawn,
    };
  }

  #order(lines: number): readonly number[] {
    const ways = this.#ways;
    if (ways === null || ways.participants < lines) return Array.from({ length: lines }, (_, id) => id);
    return orderByNearness(lines, (a, b) => ways.seconds[a * ways.participants + b] ?? 0);
  }

  #cones(lines: number, run: RunResult): readonly DiagramCone[] {
    const ways = this.#ways;
    if (ways === null) return [];
    const truths = truthsOf(this.#submissions, run);
    return this.#waves
      .filter(({ replica }) => replica < lines)
      .slice(0, CONES_MAX)
      .map(({ durationSeconds, replica: from, start, value }) => ({
        from,
        sounds: soundsOf(value, truths),
        start: start / SECOND_NANOSECONDS,
        end: start / SECOND_NANOSECONDS + durationSeconds,
        ways: Array.from({ length: lines }, (_, to) => ways.seconds[from * ways.participants + to] ?? 0),
      }));
  }

  #keep(event: TraceEvent): void {
    const atSeconds = event.at / SECOND_NANOSECONDS;
    this.#lastEventSeconds = Math.max(this.#lastEventSeconds, atSeconds);
    switch (event.kind) {
      case 'deliver': {
        const { from, message: kind, sentAt, to } = event;
        const sentSeconds = sentAt / SECOND_NANOSECONDS;
        this.#messages.push({ from, to, kind, sentSeconds, arrivedSeconds: atSeconds });
        return;
      }
      case 'drop':
        this.#marks.push({ replica: event.to, atSeconds, kind: 'drop', value: null });
        return;
      case 'emit': {
        const startSeconds = event.start / SECOND_NANOSECONDS;
        const endSeconds = startSeconds + event.durationSeconds;
        this.#spans.push({ replica: event.replica, kind: 'emit', startSeconds, endSeconds });
        this.#waves.push(event);
        return;
      }
      case 'observe': {
        const startSeconds = Math.max(0, atSeconds - event.durationSeconds);
        this.#spans.push({ replica: event.replica, kind: 'observe', startSeconds, endSeconds: atSeconds });
        return;
      }
      case 'submit':
        this.#submissions.push(event);
        this.#marks.push({ replica: event.replica, atSeconds, kind: event.kind, value: event.value });
        return;
      case 'decide':
        this.#marks.push({ replica: event.replica, atSeconds, kind: event.kind, value: event.value });
        return;
      case 'retract':
      case 'crash':
      case 'recover':
        this.#marks.push({ replica: event.replica, atSeconds, kind: event.kind, value: null });
        return;
      case 'timer':
      case 'work':
        return;
    }
  }
}

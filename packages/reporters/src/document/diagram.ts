import type { RunResult, TraceEvent, WaveWays } from '@dmct/core';

/** More than this is neither read nor drawn: the rest of the run is counted. */
const EVENTS_MAX = 4000;
/** Below this many pixels a line couldn't be told from the next. */
const LINES_MAX = 64;
/** More strips than this would cover each other. */
const STRIPS_MAX = 4000;

/** A run in space and time: replicas as lines, messages between them, and what befell each. Times in seconds. */
export interface Diagram {
  readonly lines: readonly DiagramLine[];
  readonly endSeconds: number;
  /** Kinds of messages, in the order in which they first arrived. */
  readonly kinds: readonly string[];
  readonly messages: readonly DiagramMessage[];
  readonly spans: readonly DiagramSpan[];
  readonly marks: readonly DiagramMark[];
  /** Waves on their way, the earliest first; none where nobody said how long their ways are. */
  readonly strips: readonly DiagramStrip[];
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

/** What a wave fills of space and time between two replicas: together a wave's strips are its light cone. */
export interface DiagramStrip {
  readonly from: number;
  readonly to: number;
  /** When the wave begins and ends where it is emitted. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** How much later it does there. */
  readonly waySeconds: number;
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
  readonly #marks: DiagramMark[] = [];
  #eventsTotal = 0;
  #eventsDrawn = 0;
  #endSeconds = 0;
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
  finish({ faulty, nodes }: RunResult): Diagram | null {
    if (this.#eventsTotal === 0) return null;
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
    return {
      lines,
      kinds,
      endSeconds: this.#endSeconds,
      messages: this.#messages.filter(({ from, to }) => from !== to && isDrawn(from, to)),
      spans: this.#spans.filter(({ replica }) => isDrawn(replica)),
      strips: this.#strips(lines.length),
      marks: this.#marks.filter(({ replica }) => isDrawn(replica)),
      eventsTotal: this.#eventsTotal,
      eventsDrawn: this.#eventsDrawn,
    };
  }

  #strips(lines: number): readonly DiagramStrip[] {
    const ways = this.#ways;
    if (ways === null) return [];
    const others = Array.from({ length: Math.min(lines, ways.participants) }, (_, id) => id);
    return this.#spans
      .filter(({ kind, replica }) => kind === 'emit' && replica < lines)
      .flatMap(({ endSeconds, replica: from, startSeconds }) =>
        others
          .filter((to) => to !== from)
          .map((to) => {
            const waySeconds = ways.seconds[from * ways.participants + to] ?? 0;
            return { from, to, startSeconds, endSeconds, waySeconds };
          }),
      )
      .slice(0, STRIPS_MAX);
  }

  #keep(event: TraceEvent): void {
    const atSeconds = event.at / SECOND_NANOSECONDS;
    this.#endSeconds = Math.max(this.#endSeconds, atSeconds);
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
        return;
      }
      case 'observe': {
        const startSeconds = Math.max(0, atSeconds - event.durationSeconds);
        this.#spans.push({ replica: event.replica, kind: 'observe', startSeconds, endSeconds: atSeconds });
        return;
      }
      case 'submit':
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

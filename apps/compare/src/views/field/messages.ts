import type { Heard } from './listen.js';
import type { Mode, Palette } from './paint.js';
import type { Stage } from './stage.js';

/** What the page asks of the worker that paints: a scene at a moment, into the buffer, which comes back. */
export interface PaintRequest {
  readonly kind: 'paint';
  /** The scene, where it is new or changed since the last frame; null where it isn't. */
  readonly stage: Stage | null;
  readonly timeSeconds: number;
  readonly mode: Mode;
  readonly palette: Palette;
  readonly buffer: ArrayBuffer;
  /** A pixel whose field is wanted in numbers, as column and row over the picture's size; or null. */
  readonly probe: { readonly x: number; readonly y: number } | null;
}

/** The field at one pixel, as the picture has it. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  readonly timeSeconds: number;
  readonly field: number;
}

/** What a worker could not do, in a line. */
export interface Fault {
  readonly kind: 'fault';
  readonly message: string;
}

export type PaintReply =
  | {
      readonly kind: 'frame';
      readonly buffer: ArrayBuffer;
      readonly columns: number;
      readonly rows: number;
      readonly timeSeconds: number;
      /** What it took to move and paint, ms. */
      readonly milliseconds: number;
      readonly probe: Probe | null;
    }
  | Fault;

/** What the page asks of the worker that listens. */
export interface ListenRequest {
  readonly kind: 'listen';
  readonly stage: Stage;
}

/** What the worker that listens answers to a scene: what is heard at each of its observers. */
export type ListenReply = { readonly kind: 'heard'; readonly heard: readonly Heard[] } | Fault;

/** A fault as a worker tells it. */
export function faultOf(error: unknown): Fault {
  return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
}

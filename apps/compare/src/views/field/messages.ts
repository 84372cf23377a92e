import type { Heard } from './listen.js';
import type { Mode, Palette } from './paint.js';
import type { Stage } from './stage.js';

/** What the page tells the field's worker. */
export type FieldRequest =
  /** A scene, new or changed; it is heard at once. */
  | { readonly kind: 'stage'; readonly stage: Stage; readonly revision: number }
  /** Draw the scene at a moment into the buffer, which comes back. */
  | {
      readonly kind: 'frame';
      readonly timeSeconds: number;
      readonly mode: Mode;
      readonly palette: Palette;
      readonly buffer: ArrayBuffer;
      /** A pixel whose field is wanted in numbers, as column and row over the picture's size; or null. */
      readonly probe: { readonly x: number; readonly y: number } | null;
    };

/** The field at one pixel, as the picture has it. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  readonly timeSeconds: number;
  readonly field: number;
}

export type FieldReply =
  | { readonly kind: 'heard'; readonly heard: readonly Heard[]; readonly revision: number }
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
  | { readonly kind: 'fault'; readonly message: string };

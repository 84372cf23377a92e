import type { Value } from '../replica/message.js';

/**
 * What happened in a run, in order. `index` is the position in the trace; `at`, `sentAt` and `start` are global time in
 * nanoseconds, whole numbers.
 */
export type TraceEvent = { readonly index: number; readonly at: number } & (
  | {
      readonly kind: 'deliver';
      readonly from: number;
      readonly to: number;
      readonly message: string;
      readonly bytes: number;
      readonly sentAt: number;
      readonly value: Value | null;
    }
  | {
      readonly kind: 'drop';
      readonly from: number;
      readonly to: number;
      readonly message: string;
      readonly cause: 'loss' | 'adversary' | 'crashed';
    }
  | { readonly kind: 'timer'; readonly replica: number; readonly timer: number }
  | { readonly kind: 'work'; readonly replica: number; readonly tag: number }
  | {
      readonly kind: 'emit';
      readonly replica: number;
      /** When the wave leaves, global ns; not before `at`. */
      readonly start: number;
      readonly amplitude: number;
      readonly durationSeconds: number;
      readonly carriers: number;
      /** The value that its carriers sound; null for what states none (a coin), or where the strategy can't tell. */
      readonly value: Value | null;
    }
  | {
      readonly kind: 'observe';
      readonly replica: number;
      readonly tag: number;
      readonly durationSeconds: number;
    }
  | { readonly kind: 'submit'; readonly replica: number; readonly instance: number; readonly value: Value }
  | { readonly kind: 'decide'; readonly replica: number; readonly instance: number; readonly value: Value }
  | { readonly kind: 'retract'; readonly replica: number; readonly instance: number }
  | { readonly kind: 'crash'; readonly replica: number }
  | { readonly kind: 'recover'; readonly replica: number }
);

import type { ComparisonRow } from '@dmct/core';

/** What the page asks of the worker: one comparison. A new question ends the worker that answers the old one. */
export interface Question {
  readonly attack: string;
  readonly nodes: number;
  readonly traitors: number;
  readonly seeds: number;
  readonly seed: number;
}

export interface AttackChoice {
  readonly name: string;
  readonly title: string;
}

/** What the worker says: first what there is to ask for; then rows as they come, with progress between them; the end. */
export type Answer =
  | {
      readonly kind: 'ready';
      readonly strategies: readonly string[];
      readonly attacks: readonly AttackChoice[];
    }
  | { readonly kind: 'progress'; readonly fraction: number; readonly label: string }
  | { readonly kind: 'row'; readonly row: ComparisonRow }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'done'; readonly milliseconds: number };

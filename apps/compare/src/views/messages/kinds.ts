import type { Sounds } from '@dmct/reporters';
import type { Model } from './model.js';

const COLOURS = 8;
/** The name under which windows of listening are hidden and shown. */
export const LISTENING = 'listening';

/** Which of the diagram's colours a kind of message has. */
export function kindColour(model: Model, kind: string): number {
  return Math.max(0, model.kinds.indexOf(kind)) % COLOURS;
}

export function isViewChange(kind: string): boolean {
  return /view|timeout|round-change/i.test(kind);
}

/** The name under which a wave is hidden and shown. */
export function waveKind({ sounds }: { readonly sounds: Sounds }): string {
  return `wave ${sounds}`;
}

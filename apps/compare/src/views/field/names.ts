import type { Stage } from './stage.js';

/** "General 2" or "Traitor 3". */
export function nameOf(stage: Stage, index: number, ids: readonly number[]): string {
  return `${stage.emitters[index]?.side === 'lie' ? 'Traitor' : 'General'} ${String(ids[index])}`;
}

/** "Observer A". */
export function observerName(index: number): string {
  return `Observer ${String.fromCharCode(65 + index)}`;
}

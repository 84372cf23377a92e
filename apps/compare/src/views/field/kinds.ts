import type { Emitter, Side, Stage } from './stage.js';

/** A kind of general: which side it is on, and whose tone it sounds. */
export interface GeneralKind extends Pick<Emitter, 'carrier' | 'side'> {
  readonly text: string;
}

const KINDS: readonly GeneralKind[] = [
  { side: 'truth', carrier: 'truth', text: 'honest general' },
  { side: 'lie', carrier: 'lie', text: 'traitor' },
  { side: 'lie', carrier: 'truth', text: 'traitor in the truth’s tone' },
];

/** The kinds of generals that a scene has: a legend names no other. */
export function kindsIn({ emitters }: Stage): readonly GeneralKind[] {
  return KINDS.filter((kind) =>
    emitters.some(({ carrier, side }) => side === kind.side && carrier === kind.carrier),
  );
}

/** Whose tones are sounded in a scene, the truth's first. */
export function tonesIn({ emitters }: Stage): readonly Side[] {
  return (['truth', 'lie'] as const).filter((tone) => emitters.some(({ carrier }) => carrier === tone));
}

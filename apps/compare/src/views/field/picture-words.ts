import { kindsIn } from './kinds.js';
import type { Mode } from './paint.js';
import type { Stage } from './stage.js';

const DRAWN: Readonly<Record<Mode, string>> = {
  wave: 'the field as it is at the moment that the Time slider tells',
  amplitude: 'how strongly the field swings',
  coherence: 'how far the waves swing in step',
};

/** The picture in words, for those who don't see it. */
export function pictureWords(stage: Stage, mode: Mode): string {
  const who = kindsIn(stage).map(({ carrier, side, text }) => {
    const count = stage.emitters.filter((each) => each.side === side && each.carrier === carrier).length;
    return `${count.toLocaleString('en-US')} × ${text}`;
  });
  return `Picture: ${DRAWN[mode]}, of ${who.join(', ')}. What is heard is said under "What is heard"; the numbers are in "waves as a table".`;
}

import { decibelText, nanosecondText } from './emitter-words.js';
import { nameOf } from './names.js';
import type { WaveStrategy } from './protocol-run.js';
import type { Stage } from './stage.js';

/** More traitors than this aren't told one by one. */
const TOLD_MAX = 4;

/** What the traitors of the run do: each dial of the scene, by name. */
export function attackWords(stage: Stage, ids: readonly number[]): string {
  const told = stage.emitters.flatMap(({ carrier, lateNanoseconds, phaseTurns, power, side }, index) =>
    side === 'truth'
      ? []
      : [
          `${nameOf(stage, index, ids)}: the ${carrier}’s tone, ${decibelText(power)}, ` +
            `phase ${String(Math.round(phaseTurns * 360))}°, ${nanosecondText(Math.round(lateNanoseconds))}`,
        ],
  );
  if (told.length === 0) return 'Attack none: nobody lies.';
  const more = told.length > TOLD_MAX ? `; ${String(told.length - TOLD_MAX)} more, each as in the scene` : '';
  return `Attack adaptive, replaying the scene. ${told.slice(0, TOLD_MAX).join('; ')}${more}.`;
}

/** What of the scene a protocol has no room for, each part named; the rest is played. */
export function unplayedOf(stage: Stage, strategy: WaveStrategy, ids: readonly number[]): readonly string[] {
  return [...honestDials(stage, ids), ...(strategy === 'dmct' ? OWN_TO_DMCT : ownToSeed(stage))];
}

const OWN_TO_DMCT: readonly string[] = [
  'phases of the honest (drawn anew each round; a gate takes energies, so that phases don’t count)',
  'slots, tones and lengths of waves (its own timetable of chords)',
];

function ownToSeed({ emitters, pulseNanoseconds }: Stage): readonly string[] {
  return [
    'the two tones (its own follow from hash(order))',
    ...(emitters.some(({ slotNanoseconds }) => slotNanoseconds !== 0)
      ? ['slots (it has none: all speak at once)']
      : []),
    ...(pulseNanoseconds === null
      ? []
      : ['pulses and the observers’ window (its waves last until all have listened)']),
  ];
}

/** Honest generals keep to the protocol, whatever they do in the scene. */
function honestDials(stage: Stage, ids: readonly number[]): readonly string[] {
  const namesOf = (isSet: (emitter: Stage['emitters'][number]) => boolean): string => {
    const names = stage.emitters.flatMap((emitter, index) =>
      emitter.side === 'truth' && isSet(emitter) ? [nameOf(stage, index, ids)] : [],
    );
    const more = names.length > TOLD_MAX ? ` and ${String(names.length - TOLD_MAX)} more` : '';
    return names.slice(0, TOLD_MAX).join(', ') + more;
  };
  const powers = namesOf(({ power }) => Math.abs(power - 1) > 1e-3);
  const delays = namesOf(({ lateNanoseconds }) => lateNanoseconds !== 0);
  return [
    ...(powers === '' ? [] : [`the power of ${powers} (the honest share one power)`]),
    ...(delays === '' ? [] : [`the delay of ${delays} (the honest keep to their time)`]),
  ];
}

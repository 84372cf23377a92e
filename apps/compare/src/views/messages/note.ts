import { coneOutline } from '@dmct/reporters';
import { timeText, whoText } from './describe.js';
import type { Look } from './geometry.js';
import type { Model } from './model.js';
import { totalOf } from './time-scale.js';

/** What the picture leaves out, in a line. */
export function noteOf(
  model: Model,
  { all, drawn }: { readonly drawn: number; readonly all: number },
  { scale: { cuts }, whose }: Pick<Look, 'scale' | 'whose'>,
): string {
  const { endNanoseconds, lastNanoseconds, run } = model;
  const { events, eventsTotal } = run;
  return [
    whose === null
      ? ''
      : `Only what ${whoText(model, whose)} sends, gets and does is drawn, and stepped through.`,
    drawn < all ? `${String(drawn)} of the ${String(all)} messages in view are drawn: zoom in for all.` : '',
    cuts.length > 0
      ? `${String(cuts.length)} idle ${cuts.length === 1 ? 'stretch is' : 'stretches are'} cut out at the ${cuts.length === 1 ? 'break' : 'breaks'}: together ${timeText(totalOf(cuts))} in which nothing is under way.`
      : '',
    events.length < eventsTotal
      ? `Only the first ${String(events.length)} of ${String(eventsTotal)} events are kept.`
      : '',
    model.waves.some((wave) => coneOutline(wave, model.byNearness).over > lastNanoseconds)
      ? `The run ends at ${timeText(lastNanoseconds)}; waves are drawn until they have passed everybody.`
      : '',
    lastNanoseconds > endNanoseconds
      ? `Until ${timeText(lastNanoseconds)} nothing follows but timers, which are not drawn.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

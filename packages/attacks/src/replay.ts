import { defineAttack, findSurface, type Emission } from '@dmct/core';
import { z } from 'zod';
import { restateEmission } from './field/restate.js';

const params = z.object({
  lag: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('how many emissions of the same kind ago a traitor recorded what it plays; default: its first'),
});

/**
 * Recordings: from its second emission on a traitor radiates an earlier one again, phases included, in the slot of the
 * new one. Where orders are repeated in rounds it is a vote that never learns, and a coin that isn't tossed.
 */
export const replay = defineAttack({
  name: 'replay',
  title: 'Replay',
  summary: 'Corrupted replicas play what they once radiated, wave for wave, whatever has happened since.',
  citations: [
    {
      authors: 'P. Syverson',
      title: 'A taxonomy of replay attacks',
      year: 1994,
      venue: 'Computer Security Foundations Workshop VII, 187-191',
      doi: '10.1109/CSFW.1994.315935',
    },
  ],
  params,
  needs: ['field'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['agreement'],
    summary: 'Stale votes and foreseeable coins; each still weighs one vote, in a slot of its emitter.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const recordings = new Map<string, Emission[]>();
    return {
      onEmission(emission, from) {
        if (field === undefined) return [emission];
        const isVote = field.valueOf(emission) !== null;
        const key = `${String(from)} ${String(isVote)} ${String(emission.durationSeconds)}`;
        const heard = recordings.get(key) ?? [];
        recordings.set(key, heard);
        heard.push(isVote ? restateEmission(field, emission, context.lie) : emission);
        const lag = context.params.lag ?? heard.length - 1;
        const recorded = heard[Math.max(0, heard.length - 1 - lag)] ?? emission;
        return [{ ...recorded, startNanoseconds: emission.startNanoseconds }];
      },
    };
  },
});

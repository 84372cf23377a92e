import { defineAttack, findSurface, type Emission, type FieldSurface, type Value } from '@dmct/core';
import { z } from 'zod';
import { statesValue } from './field/restate.js';

const params = z.object({
  tries: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1000)
    .describe('payloads tried until one sounds most like both orders at once'),
});

/**
 * A payload ground so that its hash falls onto carriers of the truth and of the lie alike: a tone keeps log2(BT) bits
 * of the hash, so about BT tries find a collision; a chord of L tones needs as many for each further tone.
 */
export const grinding = defineAttack({
  name: 'grinding',
  title: 'Grinding for a frequency',
  summary:
    'Corrupted replicas sound a third payload, searched for until its carriers are those of both orders.',
  citations: [
    {
      authors: 'P. C. van Oorschot, M. J. Wiener',
      title: 'Parallel collision search with cryptanalytic applications',
      year: 1999,
      venue: 'Journal of Cryptology 12(1), 1-28',
      doi: '10.1007/PL00003816',
    },
  ],
  params,
  needs: ['field'],
  powers: [],
  breaks: () => ['distinct-carriers'],
  expects: {
    violates: ['agreement', 'validity'],
    summary: 'Is the truth to one tone and a lie to the payload; a gate reads it as an ambiguous vote.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    let ground: Value | null = null;
    return {
      onEmission(emission) {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        ground ??= grind(field, emission, context.truth, context.lie, context.params.tries);
        return [field.withValue(emission, ground) ?? emission];
      },
    };
  },
});

/** The payload that shares most carriers with the order that it shares fewer with. */
function grind(field: FieldSurface, emission: Emission, truth: Value, lie: Value, tries: number): Value {
  const tonesOf = (value: Value): Float64Array =>
    (field.withValue(emission, value) ?? emission).carriers.frequenciesHz;
  const truthTones = new Set(tonesOf(truth));
  const lieTones = new Set(tonesOf(lie));
  let best = lie;
  let most = -1;
  for (let attempt = 0; attempt < tries; attempt++) {
    const value = `ground-${String(attempt)}`;
    let [asTruth, asLie] = [0, 0];
    for (const tone of tonesOf(value)) {
      if (truthTones.has(tone)) asTruth++;
      if (lieTones.has(tone)) asLie++;
    }
    const score = Math.min(asTruth, asLie) + (asTruth + asLie) / 1e6;
    if (score > most) [best, most] = [value, score];
  }
  return best;
}

import {
  defineAttack,
  findSurface,
  type AdversaryContext,
  type Assumption,
  type Attack,
  type Emission,
  type FieldSurface,
  type Power,
} from '@dmct/core';
import { unharmed } from '@dmct/testkit';
import { z } from 'zod';

/** What a traitor radiates in place of an emission. */
type Radiate = (
  emission: Emission,
  field: FieldSurface,
  context: AdversaryContext<unknown>,
) => readonly Emission[];

export function onField(
  name: string,
  radiate: Radiate,
  powers: readonly Power[] = [],
  breaks: readonly Assumption[] = [],
): Attack {
  return defineAttack<unknown>({
    name,
    title: name,
    summary: name,
    citations: [],
    params: z.object({}),
    needs: ['field'],
    powers,
    breaks: () => breaks,
    expects: { violates: [], summary: '' },
    createAdversary(context) {
      const field = findSurface(context.surfaces, 'field') as FieldSurface;
      return { onEmission: (emission) => radiate(emission, field, context) };
    },
  });
}

const stating = (emission: Emission, field: FieldSurface, value: string): Emission =>
  field.withValue(emission, value) ?? emission;

/** The lie, in its own slot, at the cap. */
export const consistentLie = onField('consistent-lie', (emission, field, { lie }) => [
  stating(emission, field, lie),
]);

export const mute = onField('mute', () => []);

/** Both orders in one gate, at equal power. */
export const ambiguity = onField('ambiguity', (emission, field, { truth, lie }) =>
  field.valueOf(emission) === null
    ? [emission]
    : [truth, lie].map((value) => ({
        ...stating(emission, field, value),
        amplitude: emission.amplitude * Math.SQRT1_2,
      })),
);

/** The lie at a hundredth of the power. */
export const whisper = onField('whisper', (emission, field, { lie }) => [
  { ...stating(emission, field, lie), amplitude: emission.amplitude / 10 },
]);

export const shout = onField(
  'shout',
  (emission, field, { lie }) => [{ ...stating(emission, field, lie), amplitude: emission.amplitude * 100 }],
  ['exceed-power-cap'],
  ['power-cap'],
);

/** The lie half a gate late: half of it falls out of the gate. */
export const lateByHalf = onField(
  'late-by-half',
  (emission, field, { lie }) => [
    {
      ...stating(emission, field, lie),
      startNanoseconds: emission.startNanoseconds + Math.round(0.5e9 * emission.durationSeconds),
    },
  ],
  ['off-gate-emission'],
  ['own-gate-emission'],
);

/** Two stories with a directional antenna: the truth to honest generals of even id, the lie to the others. */
export const beams = onField(
  'beams',
  (emission, field, { truth, lie, nodes }) =>
    field.valueOf(emission) === null
      ? [emission]
      : [truth, lie].map((value, parity) => ({
          ...stating(emission, field, value),
          beam: Array.from({ length: nodes }, (_, id) => (id % 2 === parity ? 1 : 0)),
        })),
  ['directional-antenna'],
  ['isotropic-antennas'],
);

/** Attacks in which every emitter stays in its own gate, below the cap, with one antenna. */
export const withinTheModel = [consistentLie, mute, ambiguity, whisper];

export const none: Attack = { ...unharmed, name: 'none' };

/** The client is corrupted too, and tells honest generals of odd id another request, with a directional antenna. */
export const forkedClient = onField(
  'forked-client',
  (emission, field, { truth, lie, nodes }) =>
    [truth, lie].map((value, parity) => ({
      ...stating(emission, field, value),
      beam: Array.from({ length: nodes + 1 }, (_, id) => (id % 2 === parity ? 1 : 0)),
    })),
  ['directional-antenna', 'own-source'],
  ['isotropic-antennas'],
);

/** The client is corrupted too, and sounds two requests at once. */
export const ambiguousClient = onField(
  'ambiguous-client',
  (emission, field, { truth, lie }) =>
    field.valueOf(emission) === null
      ? [emission]
      : [truth, lie].map((value) => ({
          ...stating(emission, field, value),
          amplitude: emission.amplitude * Math.SQRT1_2,
        })),
  ['own-source'],
);

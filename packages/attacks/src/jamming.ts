import { defineAttack, findSurface, type Emission } from '@dmct/core';
import { radiatedPowerWatts } from '@dmct/physics';
import { z } from 'zod';
import { ambiguousEmission } from './field/ambiguous.js';
import { OwnClocks } from './field/own-clocks.js';
import { statesValue } from './field/restate.js';

const params = z.object({
  power: z
    .number()
    .positive()
    .finite()
    .default(100)
    .describe("a jammer's radiated power over an honest general's"),
  durationSeconds: z
    .number()
    .positive()
    .max(10)
    .default(1e-2)
    .describe(
      'how long it sounds without a pause from the moment at which it would state an order, s; once silent, it begins anew with its next word',
    ),
  joules: z
    .number()
    .nonnegative()
    .finite()
    .nullable()
    .default(null)
    .describe(
      'energy that all jammers together may spend, to the last of it; who finds none left states its order as it is; default: no bound',
    ),
  ratio: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      "the lie's share of the power: 0.5 drowns all orders alike, 1 shouts the lie through every gate",
    ),
});

/**
 * Loud and long: from the moment at which a traitor would speak it fills the air with the orders' carriers, over
 * everybody's gates, for as long as it is set to or as its energy lasts: one wave, whatever becomes of the replica
 * inside, which doesn't hear itself and would fall silent once it has decided. A cap on power alone doesn't help, since
 * one near jammer covers all gates; what bounds it is energy.
 */
export const jamming = defineAttack({
  name: 'jamming',
  title: 'Jamming',
  summary:
    "Corrupted replicas sound the orders' carriers through everybody's gates, as long as their energy lasts.",
  citations: [
    {
      authors: 'C.-Y. Koo, V. Bhandari, J. Katz, N. H. Vaidya',
      title: 'Reliable broadcast in radio networks: the bounded collision case',
      year: 2006,
      venue: 'PODC 2006, 258-264',
    },
  ],
  params,
  needs: ['field'],
  powers: ['off-gate-emission', 'exceed-power-cap'],
  breaks: () => ['own-gate-emission', 'power-cap'],
  expects: {
    violates: ['termination'],
    summary:
      'Stops any receiver while it lasts; one that knows what power to expect, and how loud it is when nobody should sound, goes on after it and never errs.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const { durationSeconds, joules, power, ratio } = context.params;
    let left = joules ?? Infinity;
    /** Until when each jammer sounds, ns on its own clock. */
    const soundsUntil = new Map<number, number>();
    return {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from): readonly Emission[] {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        const startNanoseconds = clocks.earliest(from);
        if (startNanoseconds < (soundsUntil.get(from) ?? -Infinity)) return [];
        const amplitude = emission.amplitude * Math.sqrt(power);
        const watts = radiatedPowerWatts(amplitude);
        const lastsSeconds = Math.min(durationSeconds, left / watts);
        if (!(lastsSeconds > 0)) return [emission];
        left = Math.max(0, left - watts * lastsSeconds);
        soundsUntil.set(from, startNanoseconds + lastsSeconds * 1e9);
        const jam = { ...emission, amplitude, durationSeconds: lastsSeconds, startNanoseconds };
        return ambiguousEmission(context, field, jam, ratio);
      },
    };
  },
});

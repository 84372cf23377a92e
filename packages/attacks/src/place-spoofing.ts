import { defineAttack, findSurface, type Emission } from '@dmct/core';
import { z } from 'zod';
import { POSITION_BASED_CRYPTOGRAPHY } from './papers/citations.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission, statesValue } from './field/restate.js';
import { timedPulse } from './field/timed-pulse.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  victim: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe('whose place the traitors pretend to stand at; default: the first honest replica'),
  colluding: z
    .boolean()
    .default(false)
    .describe(
      'false: one wave, timed for the receiver nearest to the spoofer; true: one for each receiver, each from the traitor nearest to it',
    ),
  gain: z.number().positive().finite().default(1).describe("a pulse's power over the cap, at most"),
  ...tirelessParam,
});

/**
 * The lie as if from an honest general's place. One emitter has one light cone, which fits another place's at few
 * receivers; several that time their waves for one receiver each fit it at all of them.
 */
export const placeSpoofing = defineAttack({
  name: 'place-spoofing',
  title: 'Place spoofing',
  summary: "Corrupted replicas time the lie so that it seems to come from an honest general's place.",
  citations: [POSITION_BASED_CRYPTOGRAPHY],
  params,
  needs: ['field'],
  powers: ['off-gate-emission', 'exceed-power-cap'],
  breaks: () => ['own-gate-emission', 'power-cap'],
  expects: {
    violates: ['agreement', 'termination'],
    summary: 'Alone it fools few receivers; colluders fool all, as position verification must allow.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const { faulty, honest, lie } = context;
    const { colluding, gain } = context.params;
    const as = context.params.victim ?? honest[0];
    const receivers = honest.filter((id) => id !== as);
    const nearest = (to: number, among: readonly number[]): number | undefined =>
      [...among].sort((a, b) => context.pathLengthMetres(to, a) - context.pathLengthMetres(to, b))[0];
    const targetsOf = (from: number): readonly number[] =>
      colluding
        ? receivers.filter((at) => nearest(at, faulty) === from)
        : [nearest(from, receivers)].filter((at) => at !== undefined);
    return speakingOn(context.params.tireless, {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined || !statesValue(field, emission, lie)) return [emission];
        const radiated: Emission[] = [restateEmission(field, emission, lie)];
        if (as === undefined) return radiated;
        for (const at of targetsOf(from)) {
          const disguise = { as, at, value: lie, power: 1, gain };
          const pulse = timedPulse(context, field, emission, from, clocks.earliest(from), disguise);
          if (pulse !== null) radiated.push(pulse);
        }
        return radiated;
      },
    });
  },
});

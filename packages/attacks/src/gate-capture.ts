import { defineAttack, findSurface, type Emission } from '@dmct/core';
import { z } from 'zod';
import { POSITION_BASED_CRYPTOGRAPHY } from './papers/citations.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission, statesValue } from './field/restate.js';
import { timedPulse } from './field/timed-pulse.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  gain: z.number().positive().finite().default(1).describe("a pulse's power over the cap, at most"),
  power: z
    .number()
    .positive()
    .finite()
    .default(4)
    .describe("received power of a pulse over the captured emitter's, where the gain allows it"),
  capturedGates: z
    .number()
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('x: gates of honest emitters captured at each honest receiver; default: all that are in reach'),
  colluding: z
    .boolean()
    .default(true)
    .describe('true: the traitors share the gates out; false: each tries all of them'),
  ...tirelessParam,
});

/**
 * Pulses timed to arrive in other generals' gates. With x gates captured at a receiver beside its f liars' own, n must
 * be at least 2f + 2x + 1 if captured gates say the lie, 2f + x + 1 if they say nothing. An isotropic pulse arrives at
 * the other receivers at other times, in somebody else's gate or in none.
 */
export const gateCapture = defineAttack({
  name: 'gate-capture',
  title: 'Gate capture',
  summary: "Corrupted replicas time pulses of the lie so that they arrive in honest generals' gates.",
  citations: [POSITION_BASED_CRYPTOGRAPHY],
  params,
  needs: ['field'],
  powers: ['off-gate-emission', 'exceed-power-cap'],
  breaks: () => ['own-gate-emission', 'power-cap'],
  expects: {
    violates: ['validity', 'agreement', 'termination'],
    summary:
      'Puts words into honest mouths at the receivers in reach; one who checks the power in a gate notices and stays undecided.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const { capturedGates, colluding, gain, power } = context.params;
    return speakingOn(context.params.tireless, {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        const { faulty, honest, lie } = context;
        const radiated: Emission[] = [restateEmission(field, emission, lie)];
        for (const [r, at] of honest.entries()) {
          const others = honest.filter((id) => id !== at);
          for (const [e, as] of others.slice(0, capturedGates ?? undefined).entries()) {
            if (colluding && faulty[(r + e) % faulty.length] !== from) continue;
            const disguise = { as, at, value: lie, power, gain };
            const pulse = timedPulse(context, field, emission, from, clocks.earliest(from), disguise);
            if (pulse !== null) radiated.push(pulse);
          }
        }
        return radiated;
      },
    });
  },
});

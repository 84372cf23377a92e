import { defineAttack, findSurface, type Emission } from '@dmct/core';
import { z } from 'zod';
import { POSITION_BASED_CRYPTOGRAPHY } from './papers/citations.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission, statesValue } from './field/restate.js';
import { timedPulse } from './field/timed-pulse.js';
import { drawHalves } from './wrap/halves.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  silent: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe('how many traitors are silent, their gates filled by the others; default: half of them'),
  gain: z.number().positive().finite().default(1).describe("a pulse's power over the cap, at most"),
  ...tirelessParam,
});

/**
 * Silent traitors whose gates their accomplices fill, at each receiver with another story: pulses timed for one
 * receiver each, at the power that the silent one would have there. Isotropic antennas together do what a directional
 * one does, except where a pulse meant for one receiver falls into a gate of another.
 */
export const colludingSynthesis = defineAttack({
  name: 'colluding-synthesis',
  title: 'Colluding synthesis',
  summary: "Traitors sound a silent traitor's word for it, another one at each receiver.",
  citations: [POSITION_BASED_CRYPTOGRAPHY],
  params,
  needs: ['field'],
  powers: ['off-gate-emission', 'exceed-power-cap'],
  breaks: () => ['own-gate-emission', 'power-cap'],
  expects: {
    violates: ['agreement', 'termination'],
    summary: 'Gives isotropic liars two tongues: then n must exceed 3f, as with messages.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const { faulty, honest, lie, truth } = context;
    const silentCount = Math.min(
      context.params.silent ?? Math.floor(faulty.length / 2),
      Math.max(0, faulty.length - 1),
    );
    const silent = faulty.slice(0, silentCount);
    const speaking = faulty.slice(silentCount);
    const deceived = drawHalves(context, 'synthesis', honest).second;
    const nearestTo = (at: number): number =>
      speaking.reduce((best, id) =>
        context.pathLengthMetres(id, at) < context.pathLengthMetres(best, at) ? id : best,
      );
    const speakerOf = new Map(speaking.length === 0 ? [] : honest.map((at) => [at, nearestTo(at)]));
    return speakingOn(context.params.tireless, {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined || !statesValue(field, emission, lie)) return [emission];
        if (silent.includes(from)) return [];
        const own = speaking.indexOf(from) % 2 === 0 ? lie : truth;
        const radiated: Emission[] = [restateEmission(field, emission, own)];
        for (const at of honest) {
          if (speakerOf.get(at) !== from) continue;
          const value = deceived.includes(at) ? lie : truth;
          for (const as of silent) {
            const disguise = { as, at, value, power: 1, gain: context.params.gain };
            const pulse = timedPulse(context, field, emission, from, clocks.earliest(from), disguise);
            if (pulse !== null) radiated.push(pulse);
          }
        }
        return radiated;
      },
    });
  },
});

import { defineAttack, secondsToNanoseconds, type Attack, type Fate, type Packet } from '@dmct/core';
import { z } from 'zod';
import { gustEnd, isBlowing, isHit, stormPlanSchema, type Gust, type TraitorPart } from './plan.js';
import { traitorOf } from './traitors.js';

const params = z.object({
  plan: stormPlanSchema.default({ traitors: [], weather: [] }).describe('what goes wrong: JSON data'),
  stormSeconds: z
    .number()
    .positive()
    .max(1e9)
    .default(2)
    .describe('when the weather is calm again, for good'),
});

/**
 * A storm that follows a plan. `own-source` storms corrupt where the order comes from as well. Run it with
 * `gstSeconds` at least as long as the storm, else what it holds back breaks partial synchrony.
 */
function createStorm(ownsSource: boolean): Attack<z.output<typeof params>> {
  return defineAttack({
    name: ownsSource ? 'kit-storm-at-the-source' : 'kit-storm',
    title: 'Storm',
    summary:
      'What a random plan says goes wrong at first; then the network is calm, and traitors stay traitors.',
    citations: [],
    params,
    needs: ['messages'],
    powers: [
      'delay-messages',
      'drop-messages',
      'duplicate-messages',
      ...(ownsSource ? (['own-source'] as const) : []),
    ],
    breaks: () => [],
    expects: {
      violates: [],
      summary: 'A protocol within its fault bound is safe during the storm and decides after it.',
    },
    createAdversary(context) {
      const { plan, stormSeconds } = context.params;
      const stormEnd = secondsToNanoseconds(stormSeconds);
      const bound = secondsToNanoseconds(context.network.delaySecondsMax);
      const scatter = context.stream('scatter');
      // A client that is silent or crashes gives nobody anything to disagree about: it orders one thing here, another there.
      const partOf = (id: number, place: number): TraitorPart | undefined =>
        id >= context.nodes
          ? { behaviour: 'two-faced', knob: 0 }
          : plan.traitors[place % Math.max(1, plan.traitors.length)];
      const parts = new Map(context.faulty.map((id, place) => [id, partOf(id, place)]));
      return {
        corrupt(replica, id) {
          const part = parts.get(id);
          return part === undefined ? replica : traitorOf(part, replica, id, context);
        },
        onPacket(packet) {
          const gust = gustOn(plan.weather, packet, stormEnd);
          return gust === undefined
            ? 'deliver'
            : fateIn(gust, packet, stormEnd, bound, () => scatter.uniform());
        },
      };
    },
  });
}

/** The plan's first gust that blows on the packet's link when it is sent. */
function gustOn(weather: readonly Gust[], packet: Packet, stormEnd: number): Gust | undefined {
  const fraction = packet.sentNanoseconds / stormEnd;
  return weather.find((gust) => isBlowing(gust, fraction) && isHit(gust, packet));
}

function fateIn(
  { kind, from, length }: Gust,
  { sentNanoseconds, delayNanoseconds }: Packet,
  stormEnd: number,
  bound: number,
  uniform: () => number,
): Fate {
  const left = Math.max(0, Math.floor(gustEnd({ from, length }) * stormEnd) - sentNanoseconds);
  switch (kind) {
    case 'drop':
      return 'drop';
    case 'duplicate':
      return { duplicate: delayNanoseconds + Math.floor(uniform() * bound) };
    case 'scatter':
      return { delay: Math.max(delayNanoseconds, Math.floor(uniform() * bound)) };
    case 'hold':
    case 'partition':
      return { delay: left + delayNanoseconds };
  }
}

/** A storm whose traitors are drawn from the replicas. */
export const storm = createStorm(false);
/** A storm that corrupts the source of the order as well. */
export const stormAtTheSource = createStorm(true);

import {
  type AdversaryContext,
  defineAttack,
  findSurface,
  ForwardingReplica,
  secondsToNanoseconds,
} from '@dmct/core';
import { z } from 'zod';
import { WastedWork } from './fork/wasted-work.js';
import { OneSidedFilter, OneSidedReplica } from './wrap/one-sided.js';
import { RestateFilter, type Story } from './wrap/restate-filter.js';

const params = z.object({
  victims: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .describe('how many honest replicas, drawn by seed, have the attacker for all their peers'),
  untilSeconds: z
    .number()
    .nonnegative()
    .max(1e9)
    .nullable()
    .default(null)
    .describe('when the victims find honest peers again, s; default: never'),
});

/**
 * All connections of the victims are the attacker's: of the honest they hear nothing, and are not heard. The attacker
 * pays the victims with one order and the rest of the network with another, and works beside the victims on the chain
 * that only they see: their hashrate counts for it and is lost to the rest.
 */
export const eclipse = defineAttack({
  name: 'eclipse',
  title: 'Eclipse',
  summary:
    'Victims whose peers are all corrupted see only what these show them: another payment, on another chain.',
  citations: [
    {
      authors: 'E. Heilman, A. Kendler, A. Zohar, S. Goldberg',
      title: "Eclipse attacks on Bitcoin's peer-to-peer network",
      year: 2015,
      venue: 'USENIX Security 2015, 129-144',
    },
  ],
  params,
  needs: ['messages', 'chain', 'values'],
  powers: ['drop-messages', 'own-source'],
  breaks: () => ['reliable-links', 'synchrony'],
  expects: {
    violates: ['agreement', 'termination', 'finality'],
    summary:
      'A victim takes an order for final that the network never sees, and must take it back once it has honest peers again; where finality asks for a quorum it decides nothing instead.',
  },
  createAdversary(context) {
    const chain = findSurface(context.surfaces, 'chain');
    const values = findSurface(context.surfaces, 'values');
    if (chain === undefined || values === undefined) return {};
    const victims = drawVictims(context);
    const isVictim = new Set(victims);
    const colluders = context.faulty.filter((id) => id < context.nodes);
    const side = [...victims, ...colluders];
    const isOnSide = new Set(side);
    const { untilSeconds } = context.params;
    const until = untilSeconds === null ? Infinity : secondsToNanoseconds(untilSeconds);
    const payments: readonly Story[] = [
      { recipients: side, instead: () => null },
      { recipients: context.honest.filter((id) => !isVictim.has(id)), instead: () => context.lie },
    ];
    const wasted = new WastedWork(chain, isVictim);
    return {
      corrupt(replica, id) {
        if (id < context.nodes) {
          const filter = new OneSidedFilter(side.filter((other) => other !== id));
          return new OneSidedReplica(replica, filter, (from) => isOnSide.has(from) || from >= context.nodes);
        }
        return new ForwardingReplica(replica, new RestateFilter(context, id, payments, values));
      },
      onPacket({ from, message, sentNanoseconds, to }) {
        const isCut = isVictim.has(from) !== isVictim.has(to);
        const isHonest = !context.isFaulty(from) && !context.isFaulty(to);
        const isDropped = isCut && isHonest && sentNanoseconds < until;
        const isHeard = isHonest && !isVictim.has(to) && !isDropped;
        wasted.see(from, message, isHeard);
        return isDropped ? 'drop' : 'deliver';
      },
      measure: () => wasted.measure(),
    };
  },
});

function drawVictims(context: AdversaryContext<z.output<typeof params>>): readonly number[] {
  const { honest } = context;
  const count = Math.min(context.params.victims, honest.length);
  return context
    .stream('victims')
    .sample(count, honest.length)
    .flatMap((index) => honest[index] ?? []);
}

import { type AdversaryContext, defineAttack, findSurface, ForwardingReplica } from '@dmct/core';
import { z } from 'zod';
import { BYZANTINE_GENERALS } from './papers/citations.js';
import { ambiguousEmission, beamedEmission } from './field/ambiguous.js';
import { createTwins, hasVotedChain } from './twins/twins.js';
import { createColluders } from './wrap/colluders.js';
import { drawHalves } from './wrap/halves.js';
import { RestateFilter } from './wrap/restate-filter.js';
import { twoStories } from './wrap/stories.js';

const params = z.object({
  ratio: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("waves: the lie's share of an ambiguous emission's power"),
  directional: z
    .boolean()
    .default(false)
    .describe('waves: beam the truth to one half and the lie to the other, with a directional antenna'),
});

/** From so many traitors on, two quorums that share no honest replica can be made (Pease, Shostak and Lamport 1980). */
const BREAKING_SHARE = 1 / 3;

/**
 * The founding problem: different orders to different generals, and the source of the order is a traitor too. Each
 * traitor splits the honest replicas by a draw of its own, and tells its fellow traitors the truth. Where votes are
 * counted and the traitors are a third or more, they split them all alike, and each votes with both sides: together they
 * make a quorum of each, as far as the bound on traitors was what kept quorums from it. On the field an isotropic traitor
 * can't aim, so it sounds both orders at once.
 */
export const equivocation = defineAttack({
  name: 'equivocation',
  title: 'Equivocation',
  summary:
    'Corrupted replicas, the source of the order among them, tell half of the honest one order and half another.',
  citations: [
    BYZANTINE_GENERALS,
    {
      authors: 'M. S. Khan, S. S. Naqvi, N. H. Vaidya',
      title: 'Exact Byzantine consensus on undirected graphs under local broadcast model',
      year: 2019,
      venue: 'PODC 2019, 327-336',
      url: 'https://arxiv.org/abs/1903.11677',
    },
  ],
  params,
  needs: [['values', 'field']],
  powers: ['own-source', 'directional-antenna'],
  breaks: ({ directional }) => (directional ? ['isotropic-antennas'] : []),
  expects: {
    violates: ['agreement'],
    summary:
      'Splits whoever takes an order without asking the others, and quorums that do not intersect in an honest replica (from a third of the replicas on the traitors make such quorums together); not n >= 3f + 1, nor signatures that expose it.',
  },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    const field = findSurface(context.surfaces, 'field');
    if (canBreakQuorums(context))
      return hasVotedChain(context) ? createTwins(context, 0) : createColluders(context);
    const deceivedBy = new Map(
      context.faulty.map((id) => [id, drawHalves(context, `halves-${String(id)}`, context.honest).second]),
    );
    return {
      corrupt(replica, id) {
        if (values === undefined) return replica;
        const stories = twoStories(context, deceivedBy.get(id) ?? []);
        return new ForwardingReplica(replica, new RestateFilter(context, id, stories, values));
      },
      onEmission(emission, from) {
        if (field === undefined) return [emission];
        return context.params.directional
          ? beamedEmission(context, field, emission, deceivedBy.get(from) ?? [])
          : ambiguousEmission(context, field, emission, context.params.ratio);
      },
    };
  },
});

/** Whether votes are counted here, and the traitors cast a third of them or more. */
function canBreakQuorums({ faulty, nodes, surfaces }: AdversaryContext<unknown>): boolean {
  const traitors = faulty.filter((id) => id < nodes).length;
  return findSurface(surfaces, 'votes') !== undefined && traitors >= BREAKING_SHARE * nodes - 1e-12;
}

import { type Adversary, type AdversaryContext, findSurface, type Message, type Replica } from '@dmct/core';
import { restateAs } from '../wrap/restate.js';
import { twoStories } from '../wrap/stories.js';
import { type Side, Sides } from './sides.js';
import { TwinOut } from './twin-out.js';
import { type Twin, TwinReplica } from './twin-replica.js';

/**
 * Twins: every corrupted participant runs an honest replica for each half of the honest ones, with one key for both.
 * Until `apartUntilNanoseconds` the halves don't hear each other, and what one sends the other arrives then. Whoever
 * counts votes for chains can so be made to finalise two of them, where the colluders and a half reach a quorum.
 */
export function createTwins(context: AdversaryContext<unknown>, apartUntilNanoseconds: number): Adversary {
  const sides = new Sides(context);
  const twinOf = (replica: Replica, id: number, side: Side): Twin => {
    const filter = new TwinOut(sides, side, id, context.nodes, tellerFor(context, id, side));
    return { replica, filter };
  };
  const corrupt = (replica: Replica, id: number): Replica =>
    new TwinReplica([twinOf(replica, id, 0), twinOf(context.createReplica(id), id, 1)], sides);
  if (apartUntilNanoseconds <= 0) return { corrupt };
  return {
    corrupt,
    onPacket({ from, to, sentNanoseconds, delayNanoseconds }) {
      if (sentNanoseconds >= apartUntilNanoseconds || !sides.areApart(from, to)) return 'deliver';
      return { delay: apartUntilNanoseconds - sentNanoseconds + delayNanoseconds };
    },
  };
}

/** Whether the strategy counts votes for blocks: where twins bite. */
export function hasVotedChain({ surfaces }: AdversaryContext<unknown>): boolean {
  return findSurface(surfaces, 'chain') !== undefined && findSurface(surfaces, 'votes') !== undefined;
}

/** A client in league tells the first half the truth and the second the lie; replicas say what they say. */
function tellerFor(
  context: AdversaryContext<unknown>,
  id: number,
  side: Side,
): (message: Message) => Message {
  const values = findSurface(context.surfaces, 'values');
  if (values === undefined || id < context.nodes) return (message) => message;
  const restate = restateAs(context, values, id);
  const story = twoStories(context, [])[side];
  return (message) => {
    const value = story.instead(values.valueOf(message));
    return value === null ? message : (restate(message, value) ?? message);
  };
}

import {
  type Adversary,
  type AdversaryContext,
  findSurface,
  ForwardingReplica,
  type Message,
  type Out,
} from '@dmct/core';
import { ambiguousEmission } from '../field/ambiguous.js';
import { drawHalves } from './halves.js';
import { RestateFilter, type Story } from './restate-filter.js';
import { twoStories } from './stories.js';

/**
 * One plan for all traitors: one split of the honest, each half told its own order by every traitor alike, each
 * half's votes joined by every traitor. On the field all sound both orders in equal power, in step.
 */
export function createColluders(context: AdversaryContext<unknown>): Adversary {
  const values = findSurface(context.surfaces, 'values');
  const votes = findSurface(context.surfaces, 'votes');
  const field = findSurface(context.surfaces, 'field');
  const deceived = drawHalves(context, 'plan', context.honest).second;
  const stories = twoStories(context, deceived);
  const storyFor = (id: number): Story | null =>
    id >= context.nodes || context.isFaulty(id) ? null : stories[deceived.includes(id) ? 1 : 0];
  return {
    corrupt(replica, id) {
      if (values === undefined) return replica;
      const filter = new RestateFilter(context, id, stories, values);
      if (votes === undefined || id >= context.nodes) return new ForwardingReplica(replica, filter);
      return new JoiningReplica(replica, filter, (message) => votes.isVote(message), storyFor);
    },
    onEmission: (emission) =>
      field === undefined ? [emission] : ambiguousEmission(context, field, emission, 0.5),
  };
}

/** Joins each vote that it hears from an honest replica: its own vote for the same, to that replica's half. */
class JoiningReplica extends ForwardingReplica<RestateFilter> {
  /** Topics already joined, for each story; a topic names phase, view, sequence and digest. */
  private readonly joined = new Map<Story, Set<number>>();

  constructor(
    inner: ForwardingReplica['inner'],
    filter: RestateFilter,
    private readonly isVote: (message: Message) => boolean,
    private readonly storyFor: (id: number) => Story | null,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    const story = this.storyFor(from);
    if (story !== null && message.topic >= 0 && this.isVote(message)) this.join(message, story, out);
    super.onMessage(from, message, out);
  }

  private join(message: Message, story: Story, out: Out): void {
    let topics = this.joined.get(story);
    if (topics === undefined) this.joined.set(story, (topics = new Set()));
    if (topics.has(message.topic)) return;
    topics.add(message.topic);
    this.filter.over(out).join(message, story);
  }
}

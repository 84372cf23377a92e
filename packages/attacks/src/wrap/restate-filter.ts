import {
  type AdversaryContext,
  ForwardingOut,
  type Message,
  type Value,
  type ValuesSurface,
} from '@dmct/core';
import { restateAs, type Restate } from './restate.js';

/** What the liar tells one group of recipients. */
export interface Story {
  readonly recipients: readonly number[];
  /** What to state instead of `stated` (null where the message states none); null: leave the message as it is. */
  instead(stated: Value | null): Value | null;
  /** Withhold a message that states another value and can't be restated, instead of sending it as it is. */
  readonly orNothing?: boolean;
}

/**
 * Tells each recipient its own story: a message is restated as its sender can make it, and goes as one multicast to
 * each group. What can't be restated, since another's signature binds it or it states nothing, goes out as it is.
 */
export class RestateFilter extends ForwardingOut {
  /** The story of each participant, by id. */
  private readonly storyOf: Story[] = [];

  private readonly restateAsSelf: Restate;
  private readonly nodes: number;

  constructor(
    context: AdversaryContext<unknown>,
    private readonly self: number,
    private readonly stories: readonly Story[],
    private readonly values: ValuesSurface,
  ) {
    super();
    this.nodes = context.nodes;
    this.restateAsSelf = restateAs(context, values, self);
    for (const story of stories) for (const id of story.recipients) this.storyOf[id] = story;
  }

  override send(to: number, message: Message): void {
    const story = to === this.self ? undefined : this.storyOf[to];
    const told = story === undefined ? message : this.restate(message, story);
    if (told !== null) this.target.send(to, told);
  }

  override broadcast(message: Message): void {
    for (const story of this.stories) {
      this.tell(
        message,
        story,
        story.recipients.filter((id) => id < this.nodes),
      );
    }
  }

  override multicast(message: Message, group: readonly number[]): void {
    if (group.includes(this.self)) this.target.send(this.self, message);
    for (const story of this.stories) {
      this.tell(
        message,
        story,
        story.recipients.filter((id) => group.includes(id)),
      );
    }
  }

  /** Tells `group` its story of the message; the liar itself is left out. */
  private tell(message: Message, story: Story, group: readonly number[]): void {
    const others = group.filter((id) => id !== this.self);
    if (others.length === 0) return;
    const told = this.restate(message, story);
    if (told !== null) this.target.multicast(told, others);
  }

  /** Says what another has said, as the liar's own word, to the story's recipients. */
  join(message: Message, story: Story): void {
    const stated = this.values.valueOf(message);
    const value = story.instead(stated) ?? stated;
    const own = value === null ? null : this.restateAsSelf(message, value);
    const others = story.recipients.filter((id) => id !== this.self);
    if (others.length > 0) this.target.multicast(own ?? message, others);
  }

  private restate(message: Message, story: Story): Message | null {
    const stated = this.values.valueOf(message);
    const value = story.instead(stated);
    if (value === null || value === stated) return message;
    const restated = this.restateAsSelf(message, value);
    if (restated !== null) return restated;
    return story.orNothing === true && stated !== null ? null : message;
  }
}

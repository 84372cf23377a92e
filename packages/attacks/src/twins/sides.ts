import type { AdversaryContext, Message } from '@dmct/core';
import { drawHalves, participants } from '../wrap/halves.js';

/** One of the two worlds that the twins keep apart. */
export type Side = 0 | 1;

/** Who belongs to which world, and which words of the colluders were spoken in which. */
export class Sides {
  private readonly halfOf = new Map<number, Side>();
  /** The colluders share one memory of what they said where; every message is an object of its own for each side. */
  private readonly spokenIn = new WeakMap<Message, Side>();

  constructor(private readonly context: AdversaryContext<unknown>) {
    const { first, second } = drawHalves(context, 'plan', context.honest);
    for (const id of first) this.halfOf.set(id, 0);
    for (const id of second) this.halfOf.set(id, 1);
  }

  /** Whether two honest replicas are of different halves. */
  areApart(a: number, b: number): boolean {
    const [sideOfA, sideOfB] = [this.halfOf.get(a), this.halfOf.get(b)];
    return sideOfA !== undefined && sideOfB !== undefined && sideOfA !== sideOfB;
  }

  /** Whom the twin of a side speaks to: its half, its colluders, and honest clients, who are in no half. */
  audienceOf(side: Side): readonly number[] {
    return participants(this.context).filter((id) => (this.halfOf.get(id) ?? side) === side);
  }

  /** A copy of the message that its recipients will know to be of this side. */
  mark(message: Message, side: Side): Message {
    const copy = { ...message };
    this.spokenIn.set(copy, side);
    return copy;
  }

  /** Where a message that a colluder hears belongs; null if both its twins are to hear it. */
  sideOf(from: number, message: Message): Side | null {
    return this.halfOf.get(from) ?? this.spokenIn.get(message) ?? null;
  }
}

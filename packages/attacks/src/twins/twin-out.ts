import { ForwardingOut, type Message, type ObservationRequest, type Value } from '@dmct/core';
import type { Side, Sides } from './sides.js';

/** What one twin says: to its own side only, and under timers and tags that tell it from its twin. */
export class TwinOut extends ForwardingOut {
  private readonly audience: readonly number[];
  private readonly others: readonly number[];

  constructor(
    private readonly sides: Sides,
    private readonly side: Side,
    self: number,
    nodes: number,
    /** How the side's value gets into a message. */
    private readonly tell: (message: Message) => Message,
  ) {
    super();
    this.audience = sides.audienceOf(side);
    this.others = this.audience.filter((id) => id < nodes && id !== self);
  }

  override send(to: number, message: Message): void {
    if (this.audience.includes(to)) this.target.send(to, this.word(message));
  }
  override broadcast(message: Message): void {
    this.toAll(message, this.others);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.toAll(
      message,
      this.audience.filter((id) => group.includes(id)),
    );
  }
  override observe(request: ObservationRequest): void {
    this.target.observe({ ...request, tag: twinned(request.tag, this.side) });
  }
  override setTimer(id: number, delayNanoseconds: number): void {
    this.target.setTimer(twinned(id, this.side), delayNanoseconds);
  }
  override cancelTimer(id: number): void {
    this.target.cancelTimer(twinned(id, this.side));
  }
  /** Two names make no second machine: the resource of a race isn't doubled, and twins don't share it. */
  override work(): void {
    // Nothing is worked on.
  }
  /** The pair is one participant to the run: what enters is noted once, and its decisions are nobody's. */
  override submit(instance: number, value: Value): void {
    if (this.side === 0) this.target.submit(instance, value);
  }
  override decide(): void {
    // Nobody relies on it.
  }
  override retract(): void {
    // Nobody relies on it.
  }

  private toAll(message: Message, group: readonly number[]): void {
    if (group.length > 0) this.target.multicast(this.word(message), group);
  }

  private word(message: Message): Message {
    return this.sides.mark(this.tell(message), this.side);
  }
}

/** The id under which the twin of a side keeps its timer or tag `id`. */
function twinned(id: number, side: Side): number {
  return 2 * id + side;
}

/** Whose the id is, and what the twin calls it. */
export function untwinned(id: number): { readonly side: Side; readonly id: number } {
  return { side: (id % 2) as Side, id: Math.floor(id / 2) };
}

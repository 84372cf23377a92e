import {
  findSurface,
  ForwardingOut,
  ForwardingReplica,
  type AdversaryContext,
  type Attack,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import { fickle } from '../adversaries/fickle.js';
import { forger } from '../adversaries/forger.js';
import { garbage } from '../adversaries/garbage.js';
import { GroupOut } from '../adversaries/group-out.js';
import { liar } from '../adversaries/liar.js';
import { twoFaced } from '../adversaries/two-faced.js';
import type { TraitorPart } from './plan.js';

/** Turns a replica into the traitor of its part. */
export function traitorOf(
  part: TraitorPart,
  replica: Replica,
  id: number,
  context: AdversaryContext<unknown>,
): Replica {
  switch (part.behaviour) {
    case 'crash':
      return new AbsentReplica(replica, eventsOf(part.knob), Infinity);
    case 'outage':
      return new AbsentReplica(replica, eventsOf(part.knob), eventsOf(part.knob >> 3));
    case 'mute':
      return new ForwardingReplica(replica, new MuteOut(part.knob, id, context.nodes));
    case 'replay':
      return new ForwardingReplica(replica, new ReplayingOut(1 + (part.knob % 5)));
    case 'liar':
      return corruptedBy(liar, replica, id, context);
    case 'two-faced':
      return corruptedBy(twoFaced, replica, id, context);
    case 'fickle':
      return corruptedBy(fickle, replica, id, context);
    case 'forger':
      return corruptedBy(forger, replica, id, context);
    case 'garbage':
      return corruptedBy(garbage, replica, id, context);
  }
}

/** A number of events from 0 to 127, by magnitude: the first few events matter as much as all the later ones. */
function eventsOf(knob: number): number {
  return (1 << (knob & 7)) - 1;
}

/** Another attack's traitor, where the strategy has the surface that it needs; an honest replica where it has not. */
function corruptedBy(
  attack: Attack,
  replica: Replica,
  id: number,
  context: AdversaryContext<unknown>,
): Replica {
  const fits = attack.needs.flat().every((kind) => findSurface(context.surfaces, kind) !== undefined);
  if (!fits) return replica;
  const params = attack.params.parse({});
  return attack.createAdversary({ ...context, params }).corrupt?.(replica, id) ?? replica;
}

/** Hears and says nothing for some of its events: for good, or until it comes back with its state as it was. */
class AbsentReplica extends ForwardingReplica {
  private eventsSeen = 0;

  constructor(
    inner: Replica,
    private readonly absentAfter: number,
    private readonly absentEvents: number,
  ) {
    super(inner, new ForwardingOut());
  }
  protected override on(handle: () => void, out: Out): void {
    const place = this.eventsSeen++;
    if (place >= this.absentAfter && place < this.absentAfter + this.absentEvents) return;
    super.on(handle, out);
  }
}

/** Works, but leaves some participants without its words. */
class MuteOut extends GroupOut {
  constructor(
    private readonly mask: number,
    self: number,
    nodes: number,
  ) {
    super(self, nodes);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.target.multicast(
      message,
      group.filter((to) => this.speaksTo(to)),
    );
  }
  private speaksTo(id: number): boolean {
    return ((this.mask >> (id % 8)) & 1) === 0;
  }
}

/** Says everything, and again what it said some words ago. */
class ReplayingOut extends ForwardingOut {
  private readonly said: Message[] = [];

  constructor(private readonly lag: number) {
    super();
  }
  override send(to: number, message: Message): void {
    super.send(to, message);
    const old = this.remember(message);
    if (old !== undefined) super.send(to, old);
  }
  override broadcast(message: Message): void {
    super.broadcast(message);
    const old = this.remember(message);
    if (old !== undefined) super.broadcast(old);
  }
  override multicast(message: Message, group: readonly number[]): void {
    super.multicast(message, group);
    const old = this.remember(message);
    if (old !== undefined) super.multicast(old, group);
  }
  private remember(message: Message): Message | undefined {
    this.said.push(message);
    return this.said.at(-1 - this.lag);
  }
}

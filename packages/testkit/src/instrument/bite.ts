import {
  ForwardingOut,
  ForwardingReplica,
  type Adversary,
  type Attack,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';

/** Whether an attack ever did anything: changed a packet's fate, a traitor's words or waves, or what it heard. */
export interface BiteMark {
  bit: boolean;
}

/** The same attack under the same name, which leaves a mark when it bites. It changes nothing. */
export function marked(attack: Attack, mark: BiteMark): Attack {
  return {
    ...attack,
    createAdversary(context) {
      const adversary = attack.createAdversary(context);
      const watched: Adversary = {};
      const { corrupt, onEmission, onPacket } = adversary;
      if (corrupt !== undefined) {
        watched.corrupt = (replica, id) =>
          watchedTraitor(replica, mark, (r) => corrupt.call(adversary, r, id));
      }
      if (onPacket !== undefined) {
        watched.onPacket = (packet) => {
          const fate = onPacket.call(adversary, packet);
          const isUnchanged =
            fate === 'deliver' ||
            (typeof fate === 'object' && 'delay' in fate && fate.delay === packet.delayNanoseconds);
          if (!isUnchanged) mark.bit = true;
          return fate;
        };
      }
      if (onEmission !== undefined) {
        watched.onEmission = (emission, from) => {
          const radiated = onEmission.call(adversary, emission, from);
          if (radiated.length !== 1 || radiated[0] !== emission) mark.bit = true;
          return radiated;
        };
      }
      return watched;
    },
  };
}

/** What crossed one side of a traitor in one event: how often it was called, and its words, one by one. */
interface Ledger {
  calls: number;
  words: string[];
}

/**
 * Watches a traitor on both sides of its corruption: the honest replica inside and what really goes out. Where they
 * differ, the attack bit.
 */
function watchedTraitor(honest: Replica, mark: BiteMark, corrupt: (replica: Replica) => Replica): Replica {
  const ids = new Map<Message, number>();
  const meant: Ledger = { calls: 0, words: [] };
  const said: Ledger = { calls: 0, words: [] };
  const inside = new LedgerReplica(honest, new LedgerOut(meant, ids), meant);
  const outside = new LedgerReplica(corrupt(inside), new LedgerOut(said, ids), said, () => {
    if (meant.calls !== said.calls || meant.words.join() !== said.words.join()) mark.bit = true;
    for (const ledger of [meant, said]) {
      ledger.calls = 0;
      ledger.words = [];
    }
  });
  return outside;
}

class LedgerReplica extends ForwardingReplica {
  constructor(
    inner: Replica,
    filter: ForwardingOut,
    private readonly ledger: Ledger,
    private readonly afterwards: () => void = () => undefined,
  ) {
    super(inner, filter);
  }
  protected override on(handle: () => void, out: Out): void {
    this.ledger.calls++;
    super.on(handle, out);
    this.afterwards();
  }
}

class LedgerOut extends ForwardingOut {
  constructor(
    private readonly ledger: Ledger,
    private readonly ids: Map<Message, number>,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    this.note(message, String(to));
    super.send(to, message);
  }
  override broadcast(message: Message): void {
    this.note(message, 'all');
    super.broadcast(message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.note(message, group.join('+'));
    super.multicast(message, group);
  }
  override setTimer(id: number, delayNanoseconds: number): void {
    this.ledger.words.push(`timer ${String(id)} ${String(delayNanoseconds)}`);
    super.setTimer(id, delayNanoseconds);
  }
  override work(tag: number, effortSeconds: number): void {
    this.ledger.words.push(`work ${String(tag)} ${String(effortSeconds)}`);
    super.work(tag, effortSeconds);
  }
  /** A message is known by its identity: a copy with other content is another word. */
  private note(message: Message, to: string): void {
    let id = this.ids.get(message);
    if (id === undefined) this.ids.set(message, (id = this.ids.size));
    this.ledger.words.push(`${String(id)}>${to}`);
  }
}

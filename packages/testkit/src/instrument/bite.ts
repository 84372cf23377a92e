import {
  ForwardingOut,
  ForwardingReplica,
  type Adversary,
  type Attack,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import { inWords } from './in-words.js';

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
      if (adversary.corrupt !== undefined) {
        watched.corrupt = (replica, id) =>
          watchedTraitor(
            { honest: replica, id, nodes: context.nodes },
            mark,
            (inside) => adversary.corrupt?.(inside, id) ?? inside,
          );
      }
      if (adversary.onPacket !== undefined) {
        watched.onPacket = (packet) => {
          const fate = adversary.onPacket?.(packet) ?? 'deliver';
          const isUnchanged =
            fate === 'deliver' ||
            (typeof fate === 'object' && 'delay' in fate && fate.delay === packet.delayNanoseconds);
          if (!isUnchanged) mark.bit = true;
          return fate;
        };
      }
      if (adversary.onEmission !== undefined) {
        watched.onEmission = (emission, from) => {
          const radiated = adversary.onEmission?.(emission, from) ?? [emission];
          if (radiated.length !== 1 || radiated[0] !== emission) mark.bit = true;
          return radiated;
        };
      }
      return watched;
    },
  };
}

/** What crossed one side of a traitor in one event: how often it was called, and its words to each recipient, in order. */
interface Ledger {
  calls: number;
  readonly words: Map<string, unknown[]>;
}

/**
 * Watches a traitor on both sides of its corruption: the honest replica inside and what really goes out. Where anybody
 * hears anything else than was meant, the attack bit; how the same words are addressed is no bite.
 */
function watchedTraitor(
  { honest, id, nodes }: { readonly honest: Replica; readonly id: number; readonly nodes: number },
  mark: BiteMark,
  corrupt: (replica: Replica) => Replica,
): Replica {
  const others = Array.from({ length: nodes }, (_, other) => other).filter((other) => other !== id);
  const meant: Ledger = { calls: 0, words: new Map() };
  const said: Ledger = { calls: 0, words: new Map() };
  const inside = new LedgerReplica(honest, new LedgerOut(meant, others), meant);
  return new LedgerReplica(corrupt(inside), new LedgerOut(said, others), said, () => {
    mark.bit ||= meant.calls !== said.calls || !areEqual(meant.words, said.words);
    for (const ledger of [meant, said]) {
      ledger.calls = 0;
      ledger.words.clear();
    }
  });
}

/** Whether each recipient has the same words in the same order: the very objects, or others that say the same. */
function areEqual(meant: Ledger['words'], said: Ledger['words']): boolean {
  if (meant.size !== said.size) return false;
  return [...meant].every(([to, words]) => {
    const heard = said.get(to) ?? [];
    return (
      heard.length === words.length &&
      words.every((word, place) => word === heard[place] || inWords(word) === inWords(heard[place]))
    );
  });
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
    private readonly others: readonly number[],
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    this.note(message, [to]);
    super.send(to, message);
  }
  override broadcast(message: Message): void {
    this.note(message, this.others);
    super.broadcast(message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.note(message, group);
    super.multicast(message, group);
  }
  override setTimer(id: number, delayNanoseconds: number): void {
    this.note(`timer ${String(id)} ${String(delayNanoseconds)}`, ['itself']);
    super.setTimer(id, delayNanoseconds);
  }
  override work(tag: number, effortSeconds: number): void {
    this.note(`work ${String(tag)} ${String(effortSeconds)}`, ['itself']);
    super.work(tag, effortSeconds);
  }
  private note(word: unknown, recipients: readonly (number | string)[]): void {
    const { words } = this.ledger;
    for (const to of recipients) {
      const before = words.get(String(to));
      if (before === undefined) words.set(String(to), [word]);
      else before.push(word);
    }
  }
}

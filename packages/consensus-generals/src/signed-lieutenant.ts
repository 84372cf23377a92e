import type { Out, ReplicaContext, Value } from '@dmct/core';
import { Lieutenant } from './lieutenant.js';
import { createSignedOrder, SIGNED_ORDER, signedText, type GeneralsMessage } from './messages.js';
import type { GeneralsParams } from './params.js';
import type { Rounds } from './rounds.js';
import { choice } from './rules.js';
import { isSignedThroughout } from './validity.js';

/** Two orders already prove that the commander lies: a third can't change `choice`, here or anywhere. */
const ORDERS_KEPT = 2;

/** What one lieutenant knows about one of the commander's orders. */
interface Signed {
  /** The paper's V_i. */
  readonly orders: Set<Value>;
  /** Orders to relay when the round ends, each with the message that brought it. */
  pending: GeneralsMessage[];
}

/**
 * A lieutenant of SM(m) (section 4): collects the properly signed orders in V_i, relays each new one with its own
 * signature added while at most m lieutenants have signed it, and after round m + 1 obeys choice(V_i). In the broadcast
 * of Dolev and Strong V_i is the set of extracted values, m is f, and a relay goes to all, not only to those who have
 * not signed it.
 */
export class SignedLieutenant extends Lieutenant<Signed> {
  constructor(context: ReplicaContext<GeneralsParams>, rounds: Rounds) {
    super(context, rounds, SIGNED_ORDER, () => ({ orders: new Set<Value>(), pending: [] }));
  }

  /** By the end of round r an order must bear r signatures, or its finder couldn't warn the others in time. */
  protected hear(state: Signed, message: GeneralsMessage): void {
    const shorter = state.pending.findIndex(
      (held) => held.value === message.value && held.path.length > message.path.length,
    );
    const isNew = !state.orders.has(message.value) && state.orders.size < ORDERS_KEPT;
    if ((!isNew && shorter < 0) || !isSignedThroughout(message, this.context.crypto)) return;
    if (shorter >= 0) {
      // The same order with fewer signatures, in the same round (clocks differ a little): relay that one.
      state.pending[shorter] = message;
      return;
    }
    state.orders.add(message.value);
    state.pending.push(message);
  }

  protected relay(_instance: number, state: Signed, _round: number, out: Out<GeneralsMessage>): void {
    for (const message of state.pending) this.#pass(message, out);
    state.pending = [];
  }

  protected conclude({ orders }: Signed): Value {
    return choice(orders, this.context.params.defaultOrder);
  }

  /** Who gets a relay: in SM those who have not signed it, else all but the relay itself. */
  #group(path: readonly number[]): readonly number[] {
    const { id, nodes, params } = this.context;
    const isDue = (general: number): boolean =>
      params.algorithm === 'sm' ? !path.includes(general) : general !== id;
    return Array.from({ length: nodes }, (_, general) => general).filter(isDue);
  }

  /** Step 2.B: v : 0 : j1 : ... : jk becomes v : 0 : j1 : ... : jk : i, for all whom it concerns. */
  #pass(message: GeneralsMessage, out: Out<GeneralsMessage>): void {
    const { crypto, id } = this.context;
    if (message.path.length >= this.rounds.count) return;
    const path = [...message.path, id];
    const group = this.#group(path);
    if (group.length === 0) return;
    const signature = crypto.sign(signedText(message.instance, message.value, path, path.length - 1));
    const signatures = [...message.signatures, signature];
    out.multicast(createSignedOrder(message.instance, path, message.value, signatures), group);
  }

  snapshot(): unknown {
    return {
      role: 'lieutenant',
      instances: this.instances.map(({ orders, closedRounds, decided }) => ({
        orders: [...orders].sort(),
        closedRounds,
        decided,
      })),
    };
  }
}

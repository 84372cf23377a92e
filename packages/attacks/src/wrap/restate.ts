import type { AdversaryContext, Crypto, Message, Value, ValuesSurface } from '@dmct/core';

/** A liar's way to make a message state another value; null where it can't. */
export type Restate = (message: Message, value: Value) => Message | null;

/**
 * Restates messages as the corrupted `id` can make them with the help of the corrupted clients: a proposal may embed
 * a request that only its client can sign, so their hands go first and the sender signs last.
 */
export function restateAs(context: AdversaryContext<unknown>, values: ValuesSurface, id: number): Restate {
  const helpers = context.faulty.filter((other) => other >= context.nodes && other !== id);
  const hands: readonly Crypto[] = [...helpers, id].map((hand) => context.cryptoOf(hand));
  return (message, value) => {
    let restated: Message | null = null;
    for (const hand of hands) restated = values.withValue(restated ?? message, value, hand) ?? restated;
    return restated;
  };
}

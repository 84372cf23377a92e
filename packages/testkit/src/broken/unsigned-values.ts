import type { Message, Value, ValuesSurface } from '@dmct/core';

/** The values of messages that nobody signs: whoever sends one can state another. */
export function unsignedValues<M extends Message & { readonly value: Value }>(): ValuesSurface<M> {
  return {
    kind: 'values',
    valueOf: ({ value }) => (typeof value === 'string' ? value : null),
    withValue: (message, value) => ({ ...message, value }),
  };
}

import type { AdversaryContext } from '@dmct/core';
import { participants } from './halves.js';
import type { Story } from './restate-filter.js';

/** One story for everybody: the lie, or nothing. */
export function oneLie(context: AdversaryContext<unknown>): readonly Story[] {
  return [{ recipients: participants(context), instead: () => context.lie, orNothing: true }];
}

/** Two stories: the lie for `deceived`, and for everyone else, fellow traitors included, never the lie. */
export function twoStories(
  context: AdversaryContext<unknown>,
  deceived: readonly number[],
): readonly [Story, Story] {
  return [
    {
      recipients: participants(context).filter((id) => !deceived.includes(id)),
      instead: (stated) => (stated === context.lie ? context.truth : null),
    },
    { recipients: deceived, instead: () => context.lie },
  ];
}

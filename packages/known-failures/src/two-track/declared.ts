import type { Assumption } from '@dmct/core';
import { MESSAGE_KINDS } from './messages.js';
import { surfaces } from './surfaces.js';

const assumptions: readonly Assumption[] = [
  'faulty-within-bound',
  'authenticated-channels',
  'unforgeable-signatures',
  'reliable-links',
  'partial-synchrony',
  'known-membership',
  'synchronised-clocks',
  'common-epoch',
];

/** What a strategy declares that is a two-track protocol, whichever paper its view change is from. */
export const twoTrackDeclared = {
  medium: 'messages',
  assumptions,
  surfaces,
  messageKinds: MESSAGE_KINDS,
  source: { replica: 0 },
  authentication: 'mac',
} as const;

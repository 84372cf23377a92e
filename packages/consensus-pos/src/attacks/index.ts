/** Attacks that speak proof of stake's own messages: on its duties, its fork choice and its slashing conditions. */
import type { Attack } from '@dmct/core';
import { balancing } from './balancing.js';
import { bouncing } from './bouncing.js';
import { doubleVote } from './double-vote.js';
import { exAnteReorg } from './ex-ante-reorg.js';
import { longRange } from './long-range.js';
import { nothingAtStake } from './nothing-at-stake.js';
import { sandwichReorg } from './sandwich-reorg.js';
import { surroundVote } from './surround-vote.js';
import { withholdingProposer } from './withholding-proposer.js';

/** Every attack of this package, in the order of the tables. */
export const posAttacks: readonly Attack[] = [
  doubleVote,
  surroundVote,
  nothingAtStake,
  withholdingProposer,
  exAnteReorg,
  sandwichReorg,
  balancing,
  bouncing,
  longRange,
];

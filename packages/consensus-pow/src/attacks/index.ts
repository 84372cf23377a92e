import type { Attack } from '@dmct/core';
import { optimalSelfishMining } from './optimal-selfish-mining.js';
import { selfishMiningAttack } from './selfish-mining.js';
import { timestamps } from './timestamps.js';

/**
 * Attacks that live with proof of work, since they share something with it: the policies with the abstract race that
 * plays them too. They know it by its surfaces alone, and fit every strategy that mines.
 */
export const powAttacks: readonly Attack[] = [selfishMiningAttack, optimalSelfishMining, timestamps];
export { optimalSelfishMining, selfishMiningAttack, timestamps };

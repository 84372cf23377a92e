import { ADOPT, MATCH, OVERRIDE, RELEVANT, WAIT, ACTIVE, type WithholdingPolicy } from './policy.js';

/** In what a miner is more stubborn than SM1: K. Nayak, S. Kumar, A. Miller, E. Shi, "Stubborn mining", 2016, section 3. */
export interface Stubbornness {
  /** Lead: where a lead of two has become one, match instead of winning with it. */
  readonly lead: boolean;
  /** Equal fork: a block found during a tie stays hidden instead of ending it. */
  readonly equalFork: boolean;
  /** Trail: mine on, up to so many blocks behind the public branch. */
  readonly trail: number;
}

/** With nothing of it: algorithm 1 of Eyal and Sirer 2014 (SM1). */
export const NOT_STUBBORN: Stubbornness = { lead: false, equalFork: false, trail: 0 };

/** Selfish mining with the given stubbornness. */
export function stubbornMining({ lead, equalFork, trail }: Stubbornness): WithholdingPolicy {
  return (attackers, honest, fork) => {
    if (attackers < honest) return honest - attackers > trail ? ADOPT : WAIT;
    if (honest === 0) return WAIT;
    const isStubborn = fork === ACTIVE ? equalFork : fork === RELEVANT && lead;
    if (attackers === honest + 1 && !isStubborn) return OVERRIDE;
    return fork === RELEVANT ? MATCH : WAIT;
  };
}

/** Eyal and Sirer 2014, algorithm 1 (SM1): a lead of two is never risked, a lead of one is played as a tie. */
export const selfishMining: WithholdingPolicy = stubbornMining(NOT_STUBBORN);

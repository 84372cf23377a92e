import { encodeCompact } from './compact-bits.js';
import { DIFFICULTY_ONE_BITS, targetOf } from './difficulty.js';

/** What a retarget depends on. */
export interface RetargetRules {
  /** Blocks between two adjustments, 2016 in Bitcoin. */
  readonly blocks: number;
  /** Wanted mean interval between blocks, in the time unit of the headers. */
  readonly interval: number;
  /** The easiest target allowed, compact. */
  readonly easiestBits: number;
}

/** Bitcoin's own: two weeks. */
export const BITCOIN_RETARGET: RetargetRules = {
  blocks: 2016,
  interval: 600,
  easiestBits: DIFFICULTY_ONE_BITS,
};

/** By how much one adjustment may change the target at most, up or down. */
const ADJUSTMENT_MAX = 4;

/** The time that the rule compares with: `blocks` intervals, 1209600 s in Bitcoin. */
export function targetTimespan(rules: RetargetRules): number {
  return rules.blocks * rules.interval;
}

/** A measured time clamped to a quarter and four times the wanted one ([302400, 4838400] s in Bitcoin). */
export function clampTimespan(actual: number, rules: RetargetRules): number {
  const wanted = targetTimespan(rules);
  return Math.min(Math.max(actual, Math.floor(wanted / ADJUSTMENT_MAX)), wanted * ADJUSTMENT_MAX);
}

/**
 * The next period's compact target. `firstTime` and `lastTime` are the first and last header times of the same
 * period of `blocks` blocks, so only blocks - 1 intervals are measured against `blocks` wanted ones: Bitcoin's
 * well-known off-by-one, kept because it is the rule.
 */
export function retarget(
  bits: number,
  firstTime: number,
  lastTime: number,
  rules: RetargetRules = BITCOIN_RETARGET,
): number {
  const target = targetOf(bits) ?? 0n;
  const timespan = BigInt(Math.floor(clampTimespan(lastTime - firstTime, rules)));
  const wanted = BigInt(Math.floor(targetTimespan(rules)));
  const next = (target * timespan) / wanted;
  const easiest = targetOf(rules.easiestBits) ?? next;
  return encodeCompact(next < easiest ? next : easiest);
}

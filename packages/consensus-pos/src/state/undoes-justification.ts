import type { StakeRules } from '../rules/stake-rules.js';
import { finalityAtEpochEnd, type ChainState, type CheckpointLookup } from './chain-state.js';
import { processBlock, type BlockBody } from './process-operations.js';

/**
 * Whether a block's evidence takes back what its chain has just or final only as of now, before the epoch's end makes it
 * so for good: a slashed vote counts no more. Fork choices that have seen the chain without the evidence hold on to that
 * checkpoint, and no chain can show it to them any more: no tip is viable, and who voted from it can't vote from an
 * older one. The specifications leave to proposers what evidence they include, and when.
 */
export function undoesJustification(
  before: ChainState,
  body: BlockBody,
  rules: StakeRules,
  checkpointRoot: CheckpointLookup,
): boolean {
  if (body.slashings.length === 0) return false;
  const finalityAfter = (given: BlockBody) => {
    const after = processBlock(before, given, rules, checkpointRoot);
    return after === null ? null : finalityAtEpochEnd(after, rules, checkpointRoot);
  };
  const bare = finalityAfter({ ...body, slashings: [] });
  const convicting = finalityAfter(body);
  if (bare === null || convicting === null) return false;
  return (
    convicting.currentJustified.epoch < bare.currentJustified.epoch ||
    convicting.finalized.epoch < bare.finalized.epoch
  );
}

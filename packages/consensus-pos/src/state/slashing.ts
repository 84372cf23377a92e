import type { Attestation, BlockHeader, Slashing } from '../messages.js';
import { offenceOf } from '../rules/slashing-conditions.js';

/** Validators that a piece of evidence convicts, ascending; none where the two things agree with one another. */
export function offendersOf(slashing: Slashing): readonly number[] {
  if (slashing.kind === 'proposer')
    return isDoubleProposal(...slashing.headers) ? [slashing.headers[0].proposer] : [];
  const [first, second] = slashing.votes;
  if (offenceOf(first.data, second.data) === null) return [];
  return commonValidators(first, second);
}

function isDoubleProposal(one: BlockHeader, other: BlockHeader): boolean {
  return one.slot === other.slot && one.proposer === other.proposer && one.root !== other.root;
}

function commonValidators(first: Attestation, second: Attestation): readonly number[] {
  const others = new Set(second.validators);
  return first.validators.filter((validator) => others.has(validator));
}

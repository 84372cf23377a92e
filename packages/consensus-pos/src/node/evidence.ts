import type { Attestation, BlockHeader, Slashing } from '../messages.js';
import { offenceOf, type AttestationData, type Offence } from '../rules/slashing-conditions.js';
import { isSlashable, accountOf, type Stake } from '../state/stake.js';
import { offendersOf } from '../state/slashing.js';
import { createVoteRegister, type VoteRecord, type VoteRegister } from './vote-register.js';

const NOBODY: readonly number[] = [];

/** What a replica can prove against validators, from signed votes and blocks that it saw. */
export interface EvidenceBook {
  /** Files the votes; returns the validators newly convicted by them. */
  observeAttestation(attestation: Attestation): readonly number[];
  /** The same, of a vote that was read already. */
  observeVote(record: VoteRecord): readonly number[];
  /** The header by itself, frozen: it may go into a block as evidence. */
  observeBlock(header: BlockHeader): void;
  /** Whether signing this vote would convict the validator: what a slashing protection asks. */
  wouldOffend(validator: number, data: AttestationData): boolean;
  /** Convicted validators, ascending, each with its first offence. */
  offences(): readonly { readonly validator: number; readonly offence: Offence }[];
  /** Evidence for a block in `epoch` to carry: each piece convicts somebody whom that chain has not slashed yet. */
  select(stake: Stake, epoch: number): readonly Slashing[];
}

/** `register` reads votes for all nodes; the book adds which of them this node has seen, and when. */
export function createEvidenceBook(register: VoteRegister = createVoteRegister(() => true)): EvidenceBook {
  /** By the vote's index: the how manieth this node saw; 0 for none. */
  let turns = new Uint32Array(64);
  let seen = 0;
  const proposals = new Map<number, BlockHeader[]>();
  const convicted = new Map<number, Offence>();
  const slashings: Slashing[] = [];
  const turnOf = ({ index }: VoteRecord): number => turns[index] ?? 0;
  const markSeen = ({ index }: VoteRecord): void => {
    if (index >= turns.length) {
      const longer = new Uint32Array(2 * index);
      longer.set(turns);
      turns = longer;
    }
    turns[index] = ++seen;
  };

  /** The first vote that this node saw and that convicts the validator together with this one. */
  const rivalOf = (validator: number, record: VoteRecord): VoteRecord | null => {
    let first: VoteRecord | null = null;
    for (const other of register.recordsOf(validator)) {
      const isOlder = turnOf(other) > 0 && (first === null || turnOf(other) < turnOf(first));
      if (isOlder && offenceOf(record.attestation.data, other.attestation.data) !== null) first = other;
    }
    return first;
  };

  const convict = (record: VoteRecord): readonly number[] => {
    const { data, validators } = record.attestation;
    const rivals = new Set<VoteRecord>();
    const fresh = validators.filter((validator) => {
      const rival = convicted.has(validator) ? null : rivalOf(validator, record);
      if (rival === null) return false;
      convicted.set(validator, offenceOf(data, rival.attestation.data) ?? 'double-vote');
      rivals.add(rival);
      return true;
    });
    for (const { attestation } of rivals) {
      slashings.push(
        Object.freeze({
          kind: 'attester',
          votes: Object.freeze([attestation, record.attestation] as const),
        }),
      );
    }
    return fresh;
  };

  const observeVote = (record: VoteRecord): readonly number[] => {
    if (turnOf(record) > 0) return NOBODY;
    markSeen(record);
    return record.hasRival ? convict(record) : NOBODY;
  };

  return {
    observeAttestation: (attestation) => {
      const record = register.recordOf(attestation);
      return record === null ? NOBODY : observeVote(record);
    },
    observeVote,
    observeBlock: (header) => {
      const { slot, proposer, root } = header;
      const known = proposals.get(slot);
      const first = known?.find((other) => other.proposer === proposer);
      if (known === undefined) proposals.set(slot, [header]);
      else if (first === undefined) known.push(header);
      else if (first.root !== root && !convicted.has(proposer)) {
        convicted.set(proposer, 'double-proposal');
        slashings.push(Object.freeze({ kind: 'proposer', headers: Object.freeze([first, header] as const) }));
      }
    },
    wouldOffend: (validator, data) =>
      !register.isLatest(validator, data) &&
      register
        .recordsOf(validator)
        .some((other) => turnOf(other) > 0 && offenceOf(data, other.attestation.data) !== null),
    offences: () =>
      [...convicted]
        .map(([validator, offence]) => ({ validator, offence }))
        .sort((a, b) => a.validator - b.validator),
    select: (stake, epoch) => {
      if (slashings.length === 0) return [];
      const chosen = new Set<number>();
      return slashings.filter((slashing) => {
        const fresh = offendersOf(slashing).filter(
          (validator) => !chosen.has(validator) && isSlashable(accountOf(stake, validator), epoch),
        );
        for (const validator of fresh) chosen.add(validator);
        return fresh.length > 0;
      });
    },
  };
}

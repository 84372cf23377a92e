import type { Attestation, Block } from './messages.js';
import { isSameVote, offenceOf, type AttestationData, type Offence } from './rules/slashing-conditions.js';

/** What a replica can prove against validators, from signed votes and blocks that it saw. */
export interface EvidenceBook {
  /** Files the votes; returns the validators newly convicted by them. */
  observeAttestation(attestation: Attestation): readonly number[];
  observeBlock(block: Block): void;
  /** Whether signing this vote would convict the validator: what a slashing protection asks. */
  wouldOffend(validator: number, data: AttestationData): boolean;
  /** Convicted validators, ascending, each with its first offence. */
  offences(): readonly { readonly validator: number; readonly offence: Offence }[];
}

export function createEvidenceBook(): EvidenceBook {
  // A vote comes twice, by itself and inside a block, as one object: it is filed once.
  const filed = new Set<Attestation>();
  const votesOf: (AttestationData[] | undefined)[] = [];
  const proposals = new Map<string, string>();
  const convicted = new Map<number, Offence>();
  const convict = (validator: number, offence: Offence): boolean => {
    if (convicted.has(validator)) return false;
    convicted.set(validator, offence);
    return true;
  };
  return {
    observeAttestation: (attestation) => {
      const fresh: number[] = [];
      if (filed.has(attestation)) return fresh;
      filed.add(attestation);
      const { data, validators } = attestation;
      for (const validator of validators) {
        const votes = votesOf[validator];
        if (votes === undefined) {
          votesOf[validator] = [data];
          continue;
        }
        if (votes.some((other) => isSameVote(data, other))) continue;
        for (const other of votes) {
          const offence = offenceOf(data, other);
          if (offence !== null && convict(validator, offence)) fresh.push(validator);
        }
        votes.push(data);
      }
      return fresh;
    },
    observeBlock: ({ slot, proposer, root }) => {
      const key = `${String(slot)}/${String(proposer)}`;
      const first = proposals.get(key) ?? root;
      proposals.set(key, first);
      if (first !== root) convict(proposer, 'double-proposal');
    },
    wouldOffend: (validator, data) =>
      (votesOf[validator] ?? []).some((other) => offenceOf(data, other) !== null),
    offences: () =>
      [...convicted]
        .map(([validator, offence]) => ({ validator, offence }))
        .sort((a, b) => a.validator - b.validator),
  };
}

import { headerOf, type Attestation, type BlockHeader, type Slashing } from '../messages.js';
import { isSameVote, offenceOf, type AttestationData, type Offence } from '../rules/slashing-conditions.js';
import { isSlashable, accountOf, type Stake } from '../state/stake.js';
import { offendersOf } from '../state/slashing.js';

/** What a replica can prove against validators, from signed votes and blocks that it saw. */
export interface EvidenceBook {
  /** Files the votes; returns the validators newly convicted by them. */
  observeAttestation(attestation: Attestation): readonly number[];
  observeBlock(header: BlockHeader): void;
  /** Whether signing this vote would convict the validator: what a slashing protection asks. */
  wouldOffend(validator: number, data: AttestationData): boolean;
  /** Convicted validators, ascending, each with its first offence. */
  offences(): readonly { readonly validator: number; readonly offence: Offence }[];
  /** Evidence for a block in `epoch` to carry: each piece convicts somebody whom that chain has not slashed yet. */
  select(stake: Stake, epoch: number): readonly Slashing[];
}

export function createEvidenceBook(): EvidenceBook {
  // A vote comes twice, by itself and inside a block, as one object: it is filed once.
  const filed = new Set<Attestation>();
  const votesOf: (Attestation[] | undefined)[] = [];
  const proposals = new Map<string, BlockHeader>();
  const convicted = new Map<number, Offence>();
  const slashings: Slashing[] = [];

  /** Files one validator's vote; returns the older vote that convicts it together with this one, if it is the first. */
  const file = (validator: number, attestation: Attestation): Attestation | null => {
    const votes = (votesOf[validator] ??= []);
    const { data } = attestation;
    if (votes.some((other) => isSameVote(data, other.data))) return null;
    const rival = votes.find((other) => offenceOf(data, other.data) !== null) ?? null;
    votes.push(attestation);
    if (rival === null || convicted.has(validator)) return null;
    convicted.set(validator, offenceOf(data, rival.data) ?? 'double-vote');
    return rival;
  };

  return {
    observeAttestation: (attestation) => {
      if (filed.has(attestation)) return [];
      filed.add(attestation);
      const rivals = new Set<Attestation>();
      const fresh = attestation.validators.filter((validator) => {
        const rival = file(validator, attestation);
        if (rival !== null) rivals.add(rival);
        return rival !== null;
      });
      for (const rival of rivals) slashings.push({ kind: 'attester', votes: [rival, attestation] });
      return fresh;
    },
    observeBlock: (header) => {
      const { slot, proposer, root } = header;
      const key = `${String(slot)}/${String(proposer)}`;
      const first = proposals.get(key);
      if (first === undefined) proposals.set(key, headerOf(header));
      else if (first.root !== root && !convicted.has(proposer)) {
        convicted.set(proposer, 'double-proposal');
        slashings.push({ kind: 'proposer', headers: [first, headerOf(header)] });
      }
    },
    wouldOffend: (validator, data) =>
      (votesOf[validator] ?? []).some((other) => offenceOf(data, other.data) !== null),
    offences: () =>
      [...convicted]
        .map(([validator, offence]) => ({ validator, offence }))
        .sort((a, b) => a.validator - b.validator),
    select: (stake, epoch) => {
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

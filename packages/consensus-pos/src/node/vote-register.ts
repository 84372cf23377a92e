import { attestationText, type Attestation } from '../messages.js';
import { offenceOf } from '../rules/slashing-conditions.js';
import { isAttestation } from './well-formed.js';

/** One vote, and what anybody would find out about it who reads it. */
export interface VoteRecord {
  /** Counts the votes of a run, from 0. */
  readonly index: number;
  /** Nobody can change it any more. */
  readonly attestation: Attestation;
  /** What its signature has to be over. */
  readonly text: string;
  /** Whether its validators are the signer's, and the slot was theirs. Says nothing of the signature. */
  readonly isDutiful: boolean;
  /** Whether a vote is known, to whomever, that convicts one of its validators together with it. */
  hasRival: boolean;
}

/**
 * All votes of a run, each read once. The register knows more than any one node does: who asks it must add what it has
 * seen itself.
 */
export interface VoteRegister {
  /** Null for what is no vote at all. */
  recordOf(attestation: unknown): VoteRecord | null;
  /** The dutiful votes that name a validator, in the order in which anybody saw them first. */
  recordsOf(validator: number): readonly VoteRecord[];
}

/** `isDutiful` has to give the same answer whoever asks. */
export function createVoteRegister(isDutiful: (attestation: Attestation) => boolean): VoteRegister {
  const records = new Map<unknown, VoteRecord | null>();
  const byValidator = new Map<number, VoteRecord[]>();
  let length = 0;

  const enter = (record: VoteRecord): void => {
    const { data, validators } = record.attestation;
    for (const validator of validators) {
      const known = byValidator.get(validator);
      if (known === undefined) {
        byValidator.set(validator, [record]);
        continue;
      }
      for (const other of known) {
        if (offenceOf(data, other.attestation.data) === null) continue;
        record.hasRival = true;
        other.hasRival = true;
      }
      known.push(record);
    }
  };

  const read = (given: unknown): VoteRecord | null => {
    if (!isAttestation(given)) return null;
    const attestation = isImmutable(given) ? given : frozenCopy(given);
    const { data, validators } = attestation;
    const record = {
      index: length++,
      attestation,
      text: attestationText(data, validators),
      isDutiful: isDutiful(attestation),
      hasRival: false,
    };
    if (record.isDutiful) enter(record);
    return record;
  };

  return {
    recordOf: (attestation) => {
      const known = records.get(attestation);
      if (known !== undefined) return known;
      const record = read(attestation);
      records.set(attestation, record);
      return record;
    },
    recordsOf: (validator) => byValidator.get(validator) ?? [],
  };
}

/** Whether nobody can change the vote, or any part of it, after it was read. */
function isImmutable(attestation: Attestation): boolean {
  const { data, validators, signature } = attestation;
  return [attestation, data, data.source, data.target, validators, signature].every((part) =>
    Object.isFrozen(part),
  );
}

/** A Byzantine sender may change what it sent while it is on the way; what was read once stays as it was read. */
function frozenCopy({ data, validators, signature }: Attestation): Attestation {
  const { slot, head, source, target } = data;
  return Object.freeze({
    data: Object.freeze({
      slot,
      head,
      source: Object.freeze({ epoch: source.epoch, root: source.root }),
      target: Object.freeze({ epoch: target.epoch, root: target.root }),
    }),
    validators: Object.freeze([...validators]),
    signature: Object.freeze({ signer: signature.signer, evidence: signature.evidence }),
  });
}

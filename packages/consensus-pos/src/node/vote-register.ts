import { attestationText, type Attestation } from '../messages.js';
import { offenceOf, type AttestationData } from '../rules/slashing-conditions.js';
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
  /**
   * Whether a vote's target is later than that of each vote known of the validator, and its source not earlier: then it
   * offends together with none of them.
   */
  isLatest(validator: number, data: AttestationData): boolean;
}

/** The latest epoch of each validator's votes, of their sources or of their targets. */
class LatestEpochs {
  private epochs = new Float64Array(0);

  of(validator: number): number {
    return this.epochs[validator] ?? -Infinity;
  }

  raise(validator: number, epoch: number): void {
    if (validator >= this.epochs.length) {
      const longer = new Float64Array(2 * validator + 64).fill(-Infinity);
      longer.set(this.epochs);
      this.epochs = longer;
    }
    if (epoch > this.of(validator)) this.epochs[validator] = epoch;
  }
}

/** `isDutiful` has to give the same answer whoever asks. */
export function createVoteRegister(isDutiful: (attestation: Attestation) => boolean): VoteRegister {
  const records = new Map<unknown, VoteRecord | null>();
  const [sources, targets] = [new LatestEpochs(), new LatestEpochs()];
  /** Dutiful votes that `byValidator` lacks: nobody asks for a validator's votes as long as all is well. */
  let unfiled: VoteRecord[] = [];
  const byValidator = new Map<number, VoteRecord[]>();
  let length = 0;

  const isLatest = (validator: number, { source, target }: AttestationData): boolean =>
    target.epoch > targets.of(validator) && source.epoch >= sources.of(validator);

  const recordsOf = (validator: number): readonly VoteRecord[] => {
    for (const record of unfiled) {
      for (const member of record.attestation.validators) {
        const known = byValidator.get(member);
        if (known === undefined) byValidator.set(member, [record]);
        else known.push(record);
      }
    }
    unfiled = [];
    return byValidator.get(validator) ?? [];
  };

  const enter = (record: VoteRecord): void => {
    const { data, validators } = record.attestation;
    for (const validator of validators) {
      if (!isLatest(validator, data)) {
        for (const other of recordsOf(validator)) {
          if (offenceOf(data, other.attestation.data) === null) continue;
          record.hasRival = true;
          other.hasRival = true;
        }
      }
      targets.raise(validator, data.target.epoch);
      sources.raise(validator, data.source.epoch);
    }
    unfiled.push(record);
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
    recordsOf,
    isLatest,
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

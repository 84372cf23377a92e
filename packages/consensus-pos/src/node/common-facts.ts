import type { ReplicaContext } from '@dmct/core';
import type { Attestation } from '../messages.js';
import type { PosParams } from '../params.js';
import {
  createValidatorRegistry,
  drawDuties,
  type Duties,
  type ValidatorRegistry,
} from '../rules/committees.js';
import type { Checkpoint } from '../rules/finality-gadget.js';
import { createSlotCalendar, type SlotCalendar } from '../rules/slots.js';
import { stakeRules, type StakeRules } from '../rules/stake-rules.js';
import { createStateMemo, type StateMemo } from '../store/state-memo.js';
import { createBlockRegister, type BlockRegister } from './block-register.js';
import { createVoteRegister, type VoteRegister } from './vote-register.js';

/**
 * What all nodes of a run would find out alike from what is public: duties, the text of a vote, the state after a block.
 * It is found out once for all of them. None of it tells a node of anything that it has not heard, but for `publication`:
 * that stands for what is told outside of the protocol, by block explorers and with clients' releases.
 */
export interface CommonFacts {
  readonly calendar: SlotCalendar;
  readonly registry: ValidatorRegistry;
  readonly rules: StakeRules;
  readonly votes: VoteRegister;
  readonly blocks: BlockRegister;
  readonly states: StateMemo;
  readonly publication: Publication;
  dutiesOf(epoch: number): Duties;
  /** A node's members of the committee of a slot from 0 on, ascending. */
  membersOf(slot: number, node: number): readonly number[];
}

/** The latest final checkpoint of which all the world knows: the first that any node held for final in its epoch. */
export interface Publication {
  latest: Checkpoint | null;
}

const NOBODY: readonly number[] = Object.freeze([]);

const factsOfRun = new WeakMap<object, CommonFacts>();

/** The facts of the context's run: one function measures the run's paths, and only this run's. */
export function commonFactsOf(context: ReplicaContext<PosParams>): CommonFacts {
  // The function is only a key here: it stands for the run that it belongs to.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const run = context.pathLengthMetres;
  const known = factsOfRun.get(run) ?? createCommonFacts(context);
  factsOfRun.set(run, known);
  return known;
}

function createCommonFacts(context: ReplicaContext<PosParams>): CommonFacts {
  const { params, shares } = context;
  const calendar = createSlotCalendar(params);
  const registry = createValidatorRegistry(shares, params.keysPerNode);
  const duties = new Map<number, Duties>();
  const members = new Map<number, Map<number, number[]>>();
  const dutiesOf = (epoch: number): Duties => {
    const known =
      duties.get(epoch) ??
      drawDuties(context.publicStream(`duties/${String(epoch)}`), registry.count, calendar);
    duties.set(epoch, known);
    return known;
  };
  const isDutiful = ({ data, validators, signature }: Attestation): boolean => {
    const epoch = calendar.epochOf(data.slot);
    if (data.target.epoch !== epoch || data.source.epoch >= epoch) return false;
    // What an honest node signs for is the very list that all share.
    if (validators === membersOf(data.slot, signature.signer)) return true;
    const { slotOf } = dutiesOf(epoch);
    const turn = data.slot - calendar.firstSlotOf(epoch);
    return validators.every(
      (validator) => registry.nodeOf[validator] === signature.signer && slotOf[validator] === turn,
    );
  };
  const membersByNode = (slot: number): Map<number, number[]> => {
    const epoch = calendar.epochOf(slot);
    const byNode = new Map<number, number[]>();
    const committee = dutiesOf(epoch).committees[slot - calendar.firstSlotOf(epoch)] ?? [];
    const nodeAt = (at: number): number => registry.nodeOf[committee[at] ?? -1] ?? -1;
    // Validators are numbered node by node, so that a node's stand together.
    for (let start = 0, end = 0; start < committee.length; start = end) {
      const node = nodeAt(start);
      while (end < committee.length && nodeAt(end) === node) end++;
      byNode.set(node, committee.slice(start, end));
    }
    return byNode;
  };
  const membersOf = (slot: number, node: number): readonly number[] => {
    const byNode = members.get(slot) ?? membersByNode(slot);
    members.set(slot, byNode);
    return byNode.get(node) ?? NOBODY;
  };
  const votes = createVoteRegister(isDutiful);
  return {
    calendar,
    registry,
    rules: stakeRules(params),
    votes,
    blocks: createBlockRegister((vote) => votes.recordOf(vote)),
    states: createStateMemo(),
    publication: { latest: null },
    dutiesOf,
    membersOf,
  };
}

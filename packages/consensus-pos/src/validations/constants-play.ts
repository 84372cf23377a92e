import type { Lab } from '@dmct/core';
import { createStakeLedger, type StakeLedger } from '../stake-ledger.js';
import type { Fork } from '../rules/slashing-penalties.js';
import { COMMITTEE, COMMON, createBlock, createView, createVotes } from './stage.js';
import { EARLIEST_VOTE_SECONDS, LATEST_VOTE_SECONDS, timekeeper } from './timekeeper.js';

/** Gwei that are far above what counts: losses then change no effective balance. */
const RICH_GWEI = 64e9;
const ETH_GWEI = 1e9;

/** Seconds between order and finality in an honest run with the protocol's own defaults. */
function finalitySeconds(lab: Lab, submitSlot: number): number {
  const { finalitySeconds: seconds } = lab.simulate({
    strategy: 'pos',
    attack: 'none',
    nodes: 4,
    traitors: 0,
    seed: 1,
    params: { submitSlot },
    conditions: { fixedDelaySeconds: 0.05 },
  });
  return seconds?.max ?? NaN;
}

/** An order of the next slot is final at the same moment, so a slot sooner after it was given. */
export function measureSlotSeconds(lab: Lab): number {
  return Math.round((finalitySeconds(lab, 1) - finalitySeconds(lab, 2)) * 1e6) / 1e6;
}

/** An order of an epoch's first slot is final two epochs later. */
export function measureSlotsPerEpoch(lab: Lab): number {
  return Math.floor(finalitySeconds(lab, 0) / measureSlotSeconds(lab)) / 2;
}

/** When in its slot a committee attests, in a run whose blocks leave as their slots begin; NaN if not all at once. */
export function measureAttestationDue(lab: Lab): number {
  const { attackMeasures = {} } = lab.simulate({
    strategy: 'pos',
    attack: timekeeper.name,
    nodes: 4,
    traitors: 0,
    seed: 1,
    params: { keysPerNode: 8 },
    conditions: { fixedDelaySeconds: 0.05 },
  });
  const earliest = attackMeasures[EARLIEST_VOTE_SECONDS] ?? NaN;
  return earliest === attackMeasures[LATEST_VOTE_SECONDS] ? earliest : NaN;
}

/** The least share of a committee, in percent, whose votes outweigh a timely block. */
export function measureProposerBoost(): number {
  for (let percent = 0; percent <= 100; percent++) {
    const view = createView();
    view.store.onTick(0);
    view.receive(COMMON, true);
    view.store.onTick(1);
    const voted = createBlock(1, COMMON.root, 'voted');
    view.receive(voted, false);
    view.store.onTick(2);
    view.count([createVotes(1, voted.root, 0, (COMMITTEE * percent) / 100)]);
    const timely = createBlock(2, COMMON.root, 'timely');
    view.receive(timely, true);
    if (!view.follows(timely.root)) return percent;
  }
  return NaN;
}

/** Whether an honest proposer builds past a late head with so many votes (percent), after such a slot before. */
function isLateHeadReorged(headPercent: number, parentPercent: number): boolean {
  const view = createView();
  const parent = createBlock(1, COMMON.root, 'parent');
  const late = createBlock(2, parent.root, 'late');
  const head = (COMMITTEE * headPercent) / 100;
  view.store.onTick(0);
  view.receive(COMMON, true);
  view.store.onTick(1);
  view.receive(parent, true);
  view.store.onTick(2);
  view.count([createVotes(1, parent.root, 0, (COMMITTEE * parentPercent) / 100)]);
  view.receive(late, false);
  view.store.onTick(3);
  view.count([createVotes(2, late.root, 0, head), createVotes(2, parent.root, head, COMMITTEE)]);
  return view.store.proposerHead().root === parent.root;
}

/** The least share of its committee, in percent, with which a late head is built on. */
export function measureReorgHead(): number {
  for (let percent = 0; percent <= 100; percent++) if (!isLateHeadReorged(percent, 100)) return percent;
  return NaN;
}

/** The most votes on its parent, in percent of a committee, with which a late head is built on. */
export function measureReorgParent(): number {
  for (let percent = 100; percent >= 0; percent--) if (!isLateHeadReorged(0, percent)) return percent + 100;
  return NaN;
}

function ledgerOf(counts: readonly number[], fork: Fork = 'bellatrix', balance = RICH_GWEI): StakeLedger {
  const cohorts = counts.map((count) => ({ count, balance }));
  return createStakeLedger({ cohorts, ejection: true, fork, isRefilled: true });
}

function endEpochs(ledger: StakeLedger, epochs: number, hasVoted: boolean): void {
  for (let epoch = 0; epoch < epochs; epoch++) ledger.endEpoch([hasVoted]);
}

/** How far finality may lag behind the epoch before the current one without a penalty: one less than at the first. */
export function measureLeakStart(): number {
  const ledger = ledgerOf([5, 5]);
  while (ledger.cohorts[0]?.balance === RICH_GWEI) ledger.endEpoch([false]);
  const ending = ledger.epoch - 1;
  return ending - 1 - ledger.finality.finalized.epoch - 1;
}

/** What an epoch adds to the inactivity score of who missed the one before, or voted in it. */
export function measureScoreStep(isLeaking: boolean, hasVoted: boolean): number {
  const ledger = ledgerOf([5, 5]);
  const [cohort] = ledger.cohorts;
  if (cohort === undefined) return NaN;
  endEpochs(ledger, 40, false);
  // The leak goes on while the others are away; all back for a while end it.
  const votes = isLeaking ? [hasVoted, false] : [hasVoted, true];
  for (let epoch = 0; epoch < 3; epoch++) ledger.endEpoch(votes);
  const before = cohort.inactivityScore;
  ledger.endEpoch(votes);
  return cohort.inactivityScore - before;
}

/** What an epoch without a leak takes off the score besides. */
export function measureScoreRecovery(): number {
  return measureScoreStep(false, true) - measureScoreStep(true, true);
}

/** How many times the penalty at once fits into what the culprit counts for. */
export function measureSlashingQuotient(fork: Fork): number {
  const ledger = ledgerOf([1, 9], fork);
  const [culprit, reporter] = ledger.cohorts;
  if (culprit === undefined || reporter === undefined) return NaN;
  ledger.slash(culprit, reporter);
  return culprit.effectiveBalance / (RICH_GWEI - culprit.balance);
}

/** Share lost by each of an eighth that is slashed together, over an eighth. */
export function measureProportionalMultiplier(): number {
  const { culprit } = slashAndWait();
  return culprit.correlationPenaltyGwei / (culprit.effectiveBalance / 8);
}

/** The correlation penalty comes in the middle of the vector. */
export function measureSlashingsVector(): number {
  return 2 * slashAndWait().epochs;
}

function slashAndWait() {
  const ledger = ledgerOf([100, 700]);
  const [culprit, reporter] = ledger.cohorts;
  if (culprit === undefined || reporter === undefined) throw new Error('no cohorts');
  ledger.slash(culprit, reporter);
  while (culprit.correlationPenaltyGwei === 0) ledger.endEpoch([false]);
  return { culprit, epochs: ledger.epoch - 1 };
}

/** The largest whole balance, in ETH, at which a validator has to leave. */
export function measureEjectionBalance(): number {
  for (let eth = 32; eth > 0; eth--) {
    const ledger = ledgerOf([10], 'bellatrix', eth * ETH_GWEI);
    ledger.endEpoch([true]);
    if (ledger.cohorts[0]?.isExiting === true) return eth;
  }
  return NaN;
}

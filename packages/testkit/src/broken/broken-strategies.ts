import type { Property, Strategy } from '@dmct/core';
import type { ConformanceOptions } from '../conformance/options.js';
import { createLockedViews } from '../control/locked-views/index.js';
import { createEchoVote, intersectingQuorum, someHonestQuorum } from './echo-vote.js';
import {
  createFirstComer,
  decidesTwice,
  decidesUnproposed,
  ignoresSignatures,
  mutatesMessages,
  neverDecides,
  nondeterministic,
  reverts,
  throwsOnGarbage,
  unstableSnapshot,
} from './mutants.js';
import { forgetsOnRecovery } from './forgets-on-recovery.js';
import { naiveMajority } from './naive-majority.js';
import { createOralMessages } from './oral-messages.js';

/** A strategy with a planted bug, and what has to notice it. */
export interface BrokenStrategy {
  readonly strategy: Strategy;
  /** The suite's options under which the bug shows. */
  readonly options: ConformanceOptions;
  /** The properties that fall, exactly these; none where the bug is no matter of decisions. */
  readonly violates: readonly Property[];
  /** The checks that fail, exactly these, in the suite's order. */
  readonly caughtBy: readonly string[];
}

/** Echo vote with quorum f + 1: two quorums may have only the traitor in common. */
export const quorumTooSmall = createEchoVote('kit-quorum-too-small', someHonestQuorum);

/** Has votes counted in its stead, and asks to be told of one too late: other than if it heard them all. */
export const hearsTooLate = createEchoVote('kit-hears-too-late', intersectingQuorum, 1);

/** OM(1) believed good for n = 3 (impossible: Pease, Shostak and Lamport 1980). */
export const om1AtThree = createOralMessages('kit-om1-at-three', 1);

/** OM(0) believed to bear a traitor: it does what the commander said, whatever others heard. */
export const trustsFirstMessage = createOralMessages('kit-trusts-first-message', 0);

/** A replica enters each view without the lock that it left the last one with. */
export const forgetsLock = createLockedViews('kit-forgets-lock', { forgetsLock: true });

/** One leader for ever: who takes it down stops everybody. */
export const neverChangesView = createLockedViews('kit-never-changes-view', { neverChangesView: true });

const MANY_SEEDS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** Checks in which a bug shows that shows in every run of the control. */
const EVERY_VERDICT: readonly string[] = [
  'decides and holds without an attack',
  'holds under kit-random-crash',
  'holds under kit-random-delay',
  'holds under kit-liar',
  'holds under kit-forger',
  'holds under kit-two-faced',
  'holds under kit-fickle',
  'holds under kit-garbage',
  'holds in random storms',
];

/** In the last one the commander is among the traitors: only then has a liar an order of its own to restate. */
const ON_SIGNED_RELAY: ConformanceOptions = { seeds: [1, 2, 3, 9] };

/** All of them. A suite that lets one through has lost a check. */
export const brokenStrategies: readonly BrokenStrategy[] = [
  {
    strategy: quorumTooSmall,
    options: { seeds: MANY_SEEDS },
    violates: ['agreement'],
    caughtBy: ['holds under kit-two-faced', 'holds in random storms'],
  },
  {
    strategy: hearsTooLate,
    options: {},
    violates: [],
    // A probe that takes snapshots hears every vote, too.
    caughtBy: ['same seed, same trace', 'snapshots are plain data and change nothing'],
  },
  {
    strategy: om1AtThree,
    options: { nodes: 3, seeds: MANY_SEEDS, storms: 200 },
    violates: ['agreement', 'validity'],
    caughtBy: ['holds under kit-random-crash', 'holds under kit-liar', 'holds in random storms'],
  },
  {
    strategy: trustsFirstMessage,
    options: {
      seeds: MANY_SEEDS,
      toothless: {
        'kit-liar': 'the commander is honest, and nobody else speaks',
        'kit-fickle': 'the commander is honest, and nobody else speaks',
      },
    },
    violates: ['agreement'],
    caughtBy: ['holds under kit-two-faced', 'holds in random storms'],
  },
  {
    strategy: naiveMajority,
    // With four, two honest generals outvote a traitor's two faces only together: five let it choose.
    options: { nodes: 5 },
    violates: ['agreement'],
    caughtBy: ['holds with split inputs', 'holds in random storms'],
  },
  {
    strategy: forgetsLock,
    // The commits must reach some and not others, and the client must have ordered two things: rare among storms.
    options: { storms: 2000 },
    violates: ['agreement'],
    caughtBy: ['holds in random storms'],
  },
  {
    strategy: neverChangesView,
    options: { outages: 40 },
    violates: ['termination'],
    caughtBy: ['holds in random storms', 'holds while replicas crash and recover'],
  },
  {
    strategy: forgetsOnRecovery,
    options: {},
    violates: ['integrity'],
    caughtBy: ['holds while replicas crash and recover'],
  },
  {
    strategy: ignoresSignatures,
    options: { seeds: [...MANY_SEEDS, 9] },
    violates: ['validity'],
    caughtBy: ['holds under kit-forger', 'holds under kit-garbage'],
  },
  { strategy: decidesTwice, options: ON_SIGNED_RELAY, violates: ['integrity'], caughtBy: EVERY_VERDICT },
  {
    strategy: decidesUnproposed,
    options: ON_SIGNED_RELAY,
    violates: ['validity'],
    // Two-faced traitors own the source, and a traitor's order binds nobody.
    caughtBy: EVERY_VERDICT.filter((name) => name !== 'holds under kit-two-faced'),
  },
  { strategy: neverDecides, options: ON_SIGNED_RELAY, violates: ['termination'], caughtBy: EVERY_VERDICT },
  {
    strategy: reverts,
    options: ON_SIGNED_RELAY,
    violates: ['finality'],
    caughtBy: [...EVERY_VERDICT.slice(0, -2), 'no revert after finality', ...EVERY_VERDICT.slice(-2)],
  },
  {
    strategy: nondeterministic,
    options: ON_SIGNED_RELAY,
    violates: [],
    // Taking snapshots is said to change the run, since any two runs differ.
    caughtBy: ['same seed, same trace', 'snapshots are plain data and change nothing'],
  },
  {
    strategy: createFirstComer(),
    options: { ...ON_SIGNED_RELAY, loadAnew: createFirstComer },
    violates: [],
    caughtBy: ['same trace whatever ran before'],
  },
  {
    strategy: mutatesMessages,
    options: ON_SIGNED_RELAY,
    violates: [],
    caughtBy: ['messages stay as they were sent'],
  },
  {
    strategy: throwsOnGarbage,
    options: ON_SIGNED_RELAY,
    violates: [],
    caughtBy: ['holds under kit-garbage', 'never throws on garbage', 'holds in random storms'],
  },
  {
    strategy: unstableSnapshot,
    options: ON_SIGNED_RELAY,
    violates: [],
    caughtBy: ['snapshots are plain data and change nothing'],
  },
];

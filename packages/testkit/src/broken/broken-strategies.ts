import type { Property, Strategy } from '@dmct/core';
import type { ConformanceOptions } from '../conformance/options.js';
import { createEchoVote, someHonestQuorum } from './echo-vote.js';
import {
  decidesTwice,
  decidesUnproposed,
  mutatesMessages,
  neverDecides,
  nondeterministic,
  reverts,
  throwsOnGarbage,
  unstableSnapshot,
} from './mutants.js';
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

/** OM(1) believed good for n = 3 (impossible: Pease, Shostak and Lamport 1980). */
export const om1AtThree = createOralMessages('kit-om1-at-three', 1);

/** OM(0) believed to bear a traitor: it does what the commander said, whatever others heard. */
export const trustsFirstMessage = createOralMessages('kit-trusts-first-message', 0);

const MANY_SEEDS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** Checks in which a bug shows that shows in every run of the control. */
const EVERY_VERDICT: readonly string[] = [
  'decides and holds without an attack',
  'holds under kit-random-crash',
  'holds under kit-random-delay',
  'holds under kit-liar',
  'holds under kit-two-faced',
  'holds under kit-garbage',
];

/** All of them. A suite that lets one through has lost a check. */
export const brokenStrategies: readonly BrokenStrategy[] = [
  {
    strategy: quorumTooSmall,
    options: { seeds: MANY_SEEDS },
    violates: ['agreement'],
    caughtBy: ['holds under kit-two-faced'],
  },
  {
    strategy: om1AtThree,
    options: { nodes: 3, seeds: MANY_SEEDS },
    violates: ['agreement', 'validity'],
    caughtBy: ['holds under kit-random-crash', 'holds under kit-liar'],
  },
  {
    strategy: trustsFirstMessage,
    options: { seeds: MANY_SEEDS },
    violates: ['agreement'],
    caughtBy: ['holds under kit-two-faced'],
  },
  { strategy: decidesTwice, options: {}, violates: ['integrity'], caughtBy: EVERY_VERDICT },
  {
    strategy: decidesUnproposed,
    options: {},
    violates: ['validity'],
    // Two-faced traitors own the source, and a traitor's order binds nobody.
    caughtBy: EVERY_VERDICT.filter((name) => name !== 'holds under kit-two-faced'),
  },
  { strategy: neverDecides, options: {}, violates: ['termination'], caughtBy: EVERY_VERDICT },
  {
    strategy: reverts,
    options: {},
    violates: ['finality'],
    caughtBy: [...EVERY_VERDICT.slice(0, -1), 'no revert after finality', 'holds under kit-garbage'],
  },
  {
    strategy: nondeterministic,
    options: {},
    violates: [],
    // Taking snapshots is said to change the run, since any two runs differ.
    caughtBy: ['same seed, same trace', 'snapshots are plain data and change nothing'],
  },
  { strategy: mutatesMessages, options: {}, violates: [], caughtBy: ['messages stay as they were sent'] },
  {
    strategy: throwsOnGarbage,
    options: {},
    violates: [],
    caughtBy: ['holds under kit-garbage', 'never throws on garbage'],
  },
  {
    strategy: unstableSnapshot,
    options: {},
    violates: [],
    caughtBy: ['snapshots are plain data and change nothing'],
  },
];

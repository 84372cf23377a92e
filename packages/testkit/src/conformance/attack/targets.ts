import { fitOf, type Attack, type Strategy } from '@dmct/core';
import { naiveMajority } from '../../broken/naive-majority.js';
import { createEchoVote, intersectingQuorum, someHonestQuorum } from '../../broken/echo-vote.js';
import { createOralMessages } from '../../broken/oral-messages.js';
import { createLockedViews } from '../../control/locked-views/index.js';
import { signedRelay } from '../../control/signed-relay.js';

/** A strategy and a size that an attack is tried on. */
export interface Target {
  readonly strategy: Strategy;
  readonly nodes: number;
  readonly traitors: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly attackParams?: Readonly<Record<string, unknown>>;
}

const NODES = 4;

/** Healthy protocols within their fault bound: synchronous, partially synchronous, asynchronous. */
const controls = (): readonly Strategy[] => [
  signedRelay,
  createLockedViews('kit-locked-views', {}),
  createEchoVote('kit-echo-vote', intersectingQuorum),
];

/** Where something falls: the controls beyond their bound, and planted bugs within what they claim. */
const broken = (): readonly Strategy[] => [
  naiveMajority,
  createEchoVote('kit-quorum-too-small', someHonestQuorum),
  createOralMessages('kit-om1', 1),
];

/** All that the suite runs attacks on unless it is told otherwise. */
export const kitStrategies = (): readonly Strategy[] => [...controls(), ...broken()];

/** Where the suite runs an attack unless it is told other targets: those of the kit that the attack fits. */
export function defaultTargets(attack: Attack): readonly Target[] {
  return controls()
    .filter((strategy) => fitOf(strategy, attack).fits)
    .map((strategy) => ({
      strategy,
      nodes: NODES,
      traitors: strategy.faultModel.maxFaulty(NODES, strategy.params.parse({})),
    }));
}

/** Where what an attack expects must show unless the suite is told other victims. */
export function defaultVictims(attack: Attack): readonly Target[] {
  return kitStrategies()
    .filter((strategy) => fitOf(strategy, attack).fits)
    .flatMap((strategy) =>
      [1, 2, 3].flatMap((traitors) =>
        ['unanimous', 'split'].map((inputs) => ({
          strategy,
          nodes: NODES,
          traitors,
          conditions: { inputs },
        })),
      ),
    );
}

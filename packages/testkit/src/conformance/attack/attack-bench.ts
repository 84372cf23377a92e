import {
  createRegistry,
  type Adversary,
  type AdversaryContext,
  type Attack,
  type RunResult,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { marked, type BiteMark } from '../../instrument/bite.js';
import { ConformanceError } from '../fail.js';
import type { Target } from './targets.js';

/** What is known of an attack's run besides its result. */
export interface AttackRun {
  readonly result: RunResult;
  readonly bit: boolean;
  /** What the adversary said that it counted; null where it counts nothing. */
  readonly measures: Readonly<Record<string, number>> | null;
}

/** Runs the attack once on the target. Whatever it throws becomes a complaint that names the run. */
export function runAttack(attack: Attack, target: Target, seed: number): AttackRun {
  const mark: BiteMark = { bit: false };
  let adversary: Adversary | null = null;
  const watched: Attack = {
    ...attack,
    createAdversary(context: AdversaryContext<unknown>) {
      adversary = attack.createAdversary(context);
      return adversary;
    },
  };
  const { strategy, nodes, traitors, params = {}, conditions = {}, attackParams = {} } = target;
  const registry = createRegistry({ strategies: [strategy], attacks: [marked(watched, mark)] });
  const scenario = {
    ...{ strategy: strategy.name, attack: attack.name, nodes, traitors, seed },
    ...{ params, conditions, attackParams },
  };
  try {
    const result = simulate(registry, scenario);
    const measures = (adversary as Adversary | null)?.measure?.() ?? null;
    return { result, bit: mark.bit, measures };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConformanceError(
      `${attack.name} on ${strategy.name}, ${String(nodes)} nodes, ${String(traitors)} traitors, seed ${String(seed)}: ${why}`,
    );
  }
}

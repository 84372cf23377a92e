import { isRight, type Message, type Registry, type RunResult, type Scenario } from '@dmct/core';
import type { Check } from '../conformance/check.js';
import type { Workbench } from './workbench.js';

/** How the bound n >= 3f + 1 is shown to be tight. */
export interface TightBoundOptions {
  /** A registry of the bench whose traitors, replica 0 among them and in league with the client, split the honest. */
  readonly split: Registry;
  /** The conditions under which they can. */
  readonly conditions?: Scenario['conditions'];
}

/** f of them among 3f, or among 3f + 1. */
const FAULTS = [1, 2, 3];
/** Sizes at, above and below 3f + 1. */
const SIZES = [1, 2, 3, 5, 6, 8, 9];

/**
 * What n >= 3f + 1 says (Pease, Shostak and Lamport 1980; under partial synchrony Dwork, Lynch and Stockmeyer 1988,
 * section 4): n replicas decide with floor((n - 1) / 3) of them down, and the f traitors that split 3f replicas can't
 * split 3f + 1.
 */
export function tightBound<M extends Message>(
  bench: Workbench<M>,
  { conditions = {}, split }: TightBoundOptions,
): readonly Check[] {
  const runsOf = (nodes: number, f: number): readonly RunResult[] => {
    const traitors = Array.from({ length: f }, (_, id) => id);
    const seeds = bench.seedsOf(traitors, nodes, f < 3 ? 5 : 2);
    return seeds.map((seed) => bench.run(split, { nodes, traitors: f, seed, conditions }));
  };
  return [
    ...SIZES.map((nodes) => {
      const f = Math.floor((nodes - 1) / 3);
      return {
        name: `${String(nodes)} replicas decide with f = ${String(f)} of them down`,
        run: () => {
          const crashes = Array.from({ length: f }, (_, replica) => ({ replica, atSeconds: 0 }));
          assertRight(bench.run(bench.undisturbed, { nodes, conditions: { crashes } }));
        },
      };
    }),
    ...FAULTS.map((f) => ({
      name: `among 3f, f = ${String(f)} in league with the client split the correct`,
      run: () => runsOf(3 * f, f).forEach(assertSplit),
    })),
    ...FAULTS.map((f) => ({
      name: `among 3f + 1, f = ${String(f)} can not`,
      run: () => runsOf(3 * f + 1, f).forEach(assertRight),
    })),
  ];
}

function assertRight({ assumptionsBroken, verdicts }: RunResult): void {
  if (!isRight(verdicts) || assumptionsBroken.length > 0) fail(verdicts, assumptionsBroken);
}

/** Split, and by nothing else than too many traitors. */
function assertSplit({ assumptionsBroken, verdicts }: RunResult): void {
  const isByCount = assumptionsBroken.length === 1 && assumptionsBroken[0] === 'faulty-within-bound';
  if (verdicts.agreement !== 'violated' || !isByCount) fail(verdicts, assumptionsBroken);
}

function fail(verdicts: RunResult['verdicts'], broken: RunResult['assumptionsBroken']): never {
  throw new Error(`${JSON.stringify(verdicts)}, assumptions broken: ${broken.join(', ') || 'none'}`);
}

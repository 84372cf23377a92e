import { PROPERTIES, type Property, type RunResult } from '@dmct/core';
import fc from 'fast-check';
import { storm, stormAtTheSource } from '../../storm/attack.js';
import { stormDraws, type StormDraw } from '../../storm/draw.js';
import { seedOfLeaders } from '../../storm/leaders.js';
import type { Bench, BenchRun } from '../bench.js';
import type { Check } from '../check.js';
import { complaintOfThrown, ConformanceError } from '../fail.js';
import { complaintsOf, promised } from './verdicts.js';

/** How many storms, and how long each lasts, s, where the options don't say. */
export const DEFAULT_STORMS = 40;
export const DEFAULT_STORM_SECONDS = 10;
/** Of the draws of plans; each plan carries the seed of its run. */
const PLAN_SEED = 1982;

/**
 * Random adversaries, in two phases: everything goes wrong, then the network is calm for good. Safe throughout, and
 * decided in the end. A failing plan is shrunk to a small one before it is told.
 */
export function stormChecks(bench: Bench): readonly Check[] {
  if (!bench.hasMessages) return [];
  return [
    {
      name: 'holds in random storms',
      run() {
        const allowed = bench.options.unsafeRunsMax ?? 0;
        let unlucky = 0;
        const outcome = fc.check(
          fc.property(stormDraws(bench.strategy, bench.traitors, bench.hasOwnOrders), (draw) => {
            const complaint = complaintIn(bench, draw);
            if (complaint !== null && ++unlucky > allowed) throw new ConformanceError(complaint);
          }),
          { seed: PLAN_SEED, numRuns: bench.options.storms ?? DEFAULT_STORMS },
        );
        if (!outcome.failed) return;
        const [draw] = outcome.counterexample ?? [];
        throw new ConformanceError(
          `a storm broke it (storm ${String(outcome.numRuns)}, shrunk ${String(outcome.numShrinks)} times): ` +
            (draw === undefined ? String(outcome.errorInstance) : (complaintIn(bench, draw) ?? '')),
        );
      },
    },
  ];
}

/** What a storm broke that it should not have; null for nothing. */
function complaintIn(bench: Bench, draw: StormDraw): string | null {
  return complaintOfRun(bench, stormRun(bench, draw), PROPERTIES);
}

/** What a run broke of what it promises and owes, with the command that brings it back; null for nothing. */
export function complaintOfRun(bench: Bench, run: BenchRun, owed: readonly Property[]): string | null {
  let result: RunResult;
  try {
    result = bench.run(run);
  } catch (error) {
    return complaintOfThrown(error, bench.replayOf(run));
  }
  const properties = promised(result).filter((property) => owed.includes(property));
  return complaintsOf(result, properties)[0] ?? null;
}

/** The run of one storm, under further conditions where there are some. */
export function stormRun(
  bench: Bench,
  { plan, ownsSource, seed, inputs, leads }: StormDraw,
  conditions: Readonly<Record<string, unknown>> = {},
): BenchRun {
  const stormSeconds = bench.options.stormSeconds ?? DEFAULT_STORM_SECONDS;
  return {
    seed: leads ? seedOfLeaders(seed, bench.nodes, plan.traitors.length) : seed,
    attack: ownsSource && plan.traitors.length > 0 ? stormAtTheSource : storm,
    traitors: plan.traitors.length,
    attackParams: { plan, stormSeconds },
    // Dwork, Lynch and Stockmeyer 1988: the bound holds from the global stabilisation time on.
    conditions: { ...(bench.hasOwnOrders ? { inputs } : {}), ...conditions, gstSeconds: stormSeconds },
  };
}

import type { RunResult } from '@dmct/core';
import fc from 'fast-check';
import { storm, stormAtTheSource } from '../../storm/attack.js';
import { stormDraws, type StormDraw } from '../../storm/draw.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { ConformanceError } from '../fail.js';
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
  if (!bench.strategy.surfaces.some(({ kind }) => kind === 'messages') || bench.nodes < 2) return [];
  return [
    {
      name: 'holds in random storms',
      run() {
        const allowed = bench.options.unsafeRunsMax ?? 0;
        let unlucky = 0;
        const outcome = fc.check(
          fc.property(stormDraws(bench.strategy, bench.traitors), (draw) => {
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

/** What a storm broke that it should not have, with the command and the plan that bring it back; null for nothing. */
function complaintIn(bench: Bench, draw: StormDraw): string | null {
  let result: RunResult;
  try {
    result = runStorm(bench, draw);
  } catch (error) {
    return `a replica threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}; ${JSON.stringify(draw)}`;
  }
  const [complaint] = complaintsOf(result, promised(result));
  return complaint ?? null;
}

/** One storm, under further conditions where there are some. */
export function runStorm(
  bench: Bench,
  { plan, ownsSource, seed }: StormDraw,
  conditions: Readonly<Record<string, unknown>> = {},
): RunResult {
  const stormSeconds = bench.options.stormSeconds ?? DEFAULT_STORM_SECONDS;
  return bench.run({
    seed,
    attack: ownsSource && plan.traitors.length > 0 ? stormAtTheSource : storm,
    traitors: plan.traitors.length,
    attackParams: { plan, stormSeconds },
    // Dwork, Lynch and Stockmeyer 1988: the bound holds from the global stabilisation time on.
    conditions: { ...conditions, gstSeconds: stormSeconds },
  });
}

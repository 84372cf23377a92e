import { PROPERTIES, type Property } from '@dmct/core';
import fc from 'fast-check';
import { stormDraws, type StormDraw } from '../../storm/draw.js';
import { crashesOf, outageDraws, type Outage } from '../../storm/outages.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { ConformanceError } from '../fail.js';
import { complaintOfRun, DEFAULT_STORM_SECONDS, DEFAULT_STORMS, stormRun } from './storms.js';

/** Of the draws of plans and outages; each carries the seed of its run. */
const OUTAGE_SEED = 1983;

interface OutageDraw {
  readonly draw: StormDraw;
  readonly outages: readonly Outage[];
}

/**
 * Honest replicas go down in a storm, lose what is sent to them and their timers, and come back with their state as it
 * was (`onRecover`). Safe throughout; and where the replica has an `onRecover`, which is where it catches up, decided in
 * the end. Not for synchronous protocols: who misses a round of those is a traitor of the model, and storms have such.
 */
export function outageChecks(bench: Bench): readonly Check[] {
  const { options, strategy, traitors } = bench;
  const isSynchronous = strategy.assumptions.includes('synchrony');
  if (isSynchronous || traitors === 0 || !bench.hasMessages) return [];
  return [
    {
      name: 'holds while replicas crash and recover',
      run() {
        const owed = hasRecovery(bench) ? PROPERTIES : PROPERTIES.filter((each) => each !== 'termination');
        const allowed = options.unsafeRunsMax ?? 0;
        let unlucky = 0;
        const outcome = fc.check(
          fc.property(
            stormDraws(strategy, traitors, bench.hasOwnOrders),
            outageDraws(traitors),
            (draw, outages) => {
              const complaint = complaintIn(bench, { draw, outages }, owed);
              if (complaint !== null && ++unlucky > allowed) throw new ConformanceError(complaint);
            },
          ),
          {
            seed: OUTAGE_SEED,
            numRuns: options.outages ?? Math.ceil((options.storms ?? DEFAULT_STORMS) / 4),
          },
        );
        if (!outcome.failed) return;
        const [draw, outages] = outcome.counterexample ?? [];
        throw new ConformanceError(
          `outages broke it (try ${String(outcome.numRuns)}, shrunk ${String(outcome.numShrinks)} times): ` +
            (draw === undefined || outages === undefined
              ? String(outcome.errorInstance)
              : (complaintIn(bench, { draw, outages }, owed) ?? '')),
        );
      },
    },
  ];
}

/** Whether the strategy's replicas say what they do when they are up again. */
function hasRecovery(bench: Bench): boolean {
  let isThere = false;
  const afterEvent = (replica: { readonly onRecover?: unknown }): void => {
    isThere ||= replica.onRecover !== undefined;
  };
  bench.run({ seed: bench.seeds[0] ?? 1, probe: { afterEvent } });
  return isThere;
}

/** What outages broke that they should not have, with the command that brings it back; null for nothing. */
function complaintIn(bench: Bench, { draw, outages }: OutageDraw, owed: readonly Property[]): string | null {
  const { nodes, options, traitors } = bench;
  const crashes = crashesOf(outages, nodes, options.stormSeconds ?? DEFAULT_STORM_SECONDS);
  const plan = { ...draw.plan, traitors: draw.plan.traitors.slice(0, traitors - crashes.length) };
  return complaintOfRun(bench, stormRun(bench, { ...draw, plan }, { crashes }), owed);
}

import {
  COST_UNKNOWN,
  RESULT_SCHEMA_VERSION,
  VERSION,
  type ClaimResult,
  type ClaimsReport,
  type Registry,
} from '@dmct/core';
import { runHere } from '@dmct/simulator';
import { createLab, LEDGER_SEED } from './lab.js';
import type { LedgerOptions } from './progress.js';
import { pickById } from './pick.js';

/** One experiment as plain data, so that a worker can do it. */
export interface ClaimTask {
  readonly id: string;
  readonly quick: boolean;
}

/**
 * Runs the experiments of the named claims, all of them where none is named, and judges each by its own rule.
 * Throws a UsageError for an unknown id, before anything runs.
 */
export async function runClaims(
  registry: Registry,
  ids: readonly string[] = [],
  { quick = false, runBatch = runHere, onProgress, onRow }: LedgerOptions<ClaimResult> = {},
): Promise<ClaimsReport> {
  const tasks = pickById(registry.claims, ids).map(({ id }): ClaimTask => ({ id, quick }));
  const claims = await runBatch<ClaimTask, ClaimResult>(
    {
      kind: 'claim',
      tasks,
      label: ({ id }) => id,
      costSeconds: ({ id }) => {
        const cost = registry.claims.get(id).cost ?? COST_UNKNOWN;
        return quick ? cost.quickSeconds : cost.seconds;
      },
      perform: (task, report) => judgeClaim(registry, task, report),
    },
    { ...(onProgress && { onProgress }), ...(onRow && { onResult: onRow }) },
  );
  return { schemaVersion: RESULT_SCHEMA_VERSION, version: VERSION, quick, seed: LEDGER_SEED, claims };
}

/** Runs one claim's experiment and judges it. */
export async function judgeClaim(
  registry: Registry,
  { id, quick }: ClaimTask,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<ClaimResult> {
  const claim = registry.claims.get(id);
  const evidence = await claim.experiment(createLab(registry, id, { quick, onProgress }));
  const verdict = claim.judge(evidence);
  const { statement, source, rule } = claim;
  return {
    id,
    statement,
    source,
    rule,
    verdict,
    condition: verdict === 'conditional' ? (claim.condition?.(evidence) ?? null) : null,
    metric: evidence.metric,
    evidence,
  };
}

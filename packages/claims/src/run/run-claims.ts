import {
  RESULT_SCHEMA_VERSION,
  VERSION,
  type Claim,
  type ClaimResult,
  type ClaimsReport,
  type Registry,
} from '@dmct/core';
import { createLab, LEDGER_SEED } from './lab.js';
import type { LedgerOptions } from './progress.js';
import { pickById } from './pick.js';

/**
 * Runs the experiments of the named claims, all of them where none is named, and judges each by its own rule.
 * Throws a UsageError for an unknown id, before anything runs.
 */
export async function runClaims(
  registry: Registry,
  ids: readonly string[] = [],
  options: LedgerOptions = {},
): Promise<ClaimsReport> {
  const chosen = pickById(registry.claims, ids);
  const quick = options.quick ?? false;
  const claims: ClaimResult[] = [];
  for (const [index, claim] of chosen.entries()) {
    const report = (fraction: number): void =>
      options.onProgress?.({ done: index + fraction, total: chosen.length, label: claim.id });
    report(0);
    claims.push(await judge(registry, claim, quick, report));
  }
  options.onProgress?.({ done: chosen.length, total: chosen.length, label: 'done' });
  return { schemaVersion: RESULT_SCHEMA_VERSION, version: VERSION, quick, seed: LEDGER_SEED, claims };
}

async function judge(
  registry: Registry,
  claim: Claim,
  quick: boolean,
  onProgress: (fraction: number) => void,
): Promise<ClaimResult> {
  const evidence = await claim.experiment(createLab(registry, claim.id, { quick, onProgress }));
  const verdict = claim.judge(evidence);
  const { id, statement, source, rule } = claim;
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

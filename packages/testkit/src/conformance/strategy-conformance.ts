import type { Strategy } from '@dmct/core';
import { createBench, type Bench } from './bench.js';
import type { Check } from './check.js';
import { biteChecks } from './checks/bites.js';
import { determinismChecks } from './checks/determinism.js';
import { garbageChecks } from './checks/garbage.js';
import { messageChecks } from './checks/messages.js';
import { outageChecks } from './checks/outages.js';
import { parameterChecks } from './checks/params.js';
import { snapshotChecks } from './checks/snapshots.js';
import { stormChecks } from './checks/storms.js';
import { surfaceChecks } from './checks/surfaces.js';
import { verdictChecks } from './checks/verdicts.js';
import type { ConformanceOptions } from './options.js';

const GROUPS: readonly ((bench: Bench) => readonly Check[])[] = [
  parameterChecks,
  determinismChecks,
  verdictChecks,
  garbageChecks,
  snapshotChecks,
  messageChecks,
  surfaceChecks,
  stormChecks,
  outageChecks,
  biteChecks,
];

/**
 * The suite that every strategy passes. It knows no test runner:
 * `for (const check of strategyConformance(mine)) it(check.name, check.run);`
 *
 * Runs are made when a check asks for them, and each only once. Throws where `options.except` names no check.
 */
export function strategyConformance(strategy: Strategy, options: ConformanceOptions = {}): readonly Check[] {
  const bench = createBench(strategy, options);
  const checks = GROUPS.flatMap((group) => group(bench));
  const left = Object.keys(options.except ?? {});
  for (const name of left) {
    if (!checks.some((check) => check.name === name)) {
      throw new RangeError(
        `there is no check "${name}"; there are: ${checks.map((check) => check.name).join(', ')}`,
      );
    }
  }
  return checks.filter((check) => !left.includes(check.name));
}

import type { Registry, Scenario } from '@dmct/core';
import { prepareScenario } from './run/prepare.js';

/** Throws the UsageError that `simulate` would refuse the scenario with; returns where it would run. */
export function checkScenario(registry: Registry, scenario: Scenario): void {
  prepareScenario(registry, scenario);
}

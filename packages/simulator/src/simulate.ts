import type { Registry, RunResult, Scenario } from '@dmct/core';
import { measureRun } from './run/measure.js';
import { prepareScenario } from './run/prepare.js';
import { setStage, type RunListeners } from './run/stage.js';

/**
 * Runs one scenario and judges it. The same registry, scenario and version give the same result on any machine.
 * Throws a UsageError (one line) for a scenario that names or asks for what there isn't, and a ContractError where a
 * plugin breaks its contract.
 */
export function simulate(registry: Registry, scenario: Scenario, listeners: RunListeners = {}): RunResult {
  const stage = setStage(prepareScenario(registry, scenario), listeners);
  const endedBecause = stage.engine.run();
  return measureRun(stage, scenario, endedBecause);
}

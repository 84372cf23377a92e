import type { Registry, RunResult, Scenario, TraceEvent } from '@dmct/core';
import { measureRun } from './run/measure.js';
import { prepareScenario } from './run/prepare.js';
import { setStage } from './run/stage.js';

export interface SimulateOptions {
  /** Called for each event of the trace, in order. Without it no event objects are made. */
  readonly onEvent?: (event: TraceEvent) => void;
}

/**
 * Runs one scenario and judges it. The same registry, scenario and version give the same result on any machine.
 * Throws a UsageError (one line) for a scenario that names or asks for what there isn't, and a ContractError where a
 * plugin breaks its contract.
 */
export function simulate(registry: Registry, scenario: Scenario, options: SimulateOptions = {}): RunResult {
  const stage = setStage(prepareScenario(registry, scenario), options.onEvent);
  const endedBecause = stage.engine.run();
  return measureRun(stage, scenario, endedBecause);
}

import {
  createRegistry,
  createStream,
  type Lab,
  type Plugins,
  type Registry,
  type RunResult,
  type Scenario,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';

/** All experiments draw from this seed and their own name: a ledger comes out the same each time. */
export const LEDGER_SEED = 1;

export interface LabOptions {
  readonly quick: boolean;
  readonly onProgress: (fraction: number) => void;
  /** What this experiment brings along. */
  readonly plugins?: Plugins | undefined;
}

/** The lab that one experiment works in; `name` sets its draws apart from the others'. */
export function createLab(registry: Registry, name: string, options: LabOptions): Lab {
  const { attacks, strategies } = registry;
  const own =
    options.plugins === undefined
      ? registry
      : createRegistry({ attacks: attacks.all, strategies: strategies.all }, options.plugins);
  return {
    simulate: (scenario: Scenario): RunResult => simulate(own, scenario),
    stream: (label) => createStream(LEDGER_SEED, `${name} ${label}`),
    quick: options.quick,
    progress: options.onProgress,
  };
}

import {
  sizeFault,
  TOPOLOGIES,
  UsageError,
  WORKLOADS,
  type SizedScenario,
  type Topology,
  type WorkloadKind,
} from '@dmct/core';
import type { Arguments, Option } from './option.js';
import { oneOf, positiveSeconds, settings, wholeNumber } from './values.js';

export const HELP_OPTION: Option = { name: 'help', value: null, help: 'print this' };

export const REPORTER_OPTION: Option = {
  name: 'reporter',
  value: 'NAME[=FILE]',
  repeatable: true,
  help: 'how to write the results, to stdout or to a file; default terminal (dmct list reporters)',
};

export const QUICK_OPTION: Option = {
  name: 'quick',
  value: null,
  help: 'fewer samples, same rules: a look within seconds',
};

/** What every strategy of a comparison meets alike. */
export const CONDITION_OPTIONS: readonly Option[] = [
  {
    name: 'topology',
    value: 'NAME',
    help: `where the participants are: ${TOPOLOGIES.join(', ')}; default cities`,
  },
  { name: 'workload', value: 'NAME', help: `what is agreed on: ${WORKLOADS.join(', ')}; default orders` },
  {
    name: 'condition',
    value: 'KEY=VALUE',
    repeatable: true,
    help: 'a condition of network, places or inputs (dmct list conditions names them)',
  },
  { name: 'horizon', value: 'SECONDS', help: "when a run is cut; default the strategy's own" },
  {
    name: 'trace',
    value: 'on|off',
    help: 'hand each event to the reporters; default: where a reporter needs it (ndjson)',
  },
];

/** Runs of one comparison. */
export const RUNS_MAX = 1e6;

export const BEYOND_OPTION: Option = {
  name: 'beyond-limits',
  value: null,
  help: 'run also what may take hours or all memory: a size above the limits is otherwise refused',
};

/** Refuses what would take hours or all memory, before anything is laid out for it, unless the user insists. */
export function assertWithinLimits(args: Arguments, scenario: SizedScenario, runs: number): void {
  if (args.has(BEYOND_OPTION.name)) return;
  const advice = `--${BEYOND_OPTION.name} runs it all the same`;
  const fault = sizeFault(scenario);
  if (fault !== null) throw new UsageError(`${fault}: take fewer, or ${advice}`);
  if (runs > RUNS_MAX) {
    throw new UsageError(
      `${String(runs)} runs are above the limit of ${String(RUNS_MAX)}: take fewer seeds, or ${advice}`,
    );
  }
}

/** Replicas of a run or comparison where --nodes doesn't say. */
export const NODES_DEFAULT = 10;

/** --nodes, and --traitors where it is given. */
export function readSizes(args: Arguments): {
  readonly nodes: number;
  readonly traitors: number | undefined;
} {
  const nodes = wholeNumber(args, 'nodes', 1) ?? NODES_DEFAULT;
  const traitors = wholeNumber(args, 'traitors', 0);
  if (traitors !== undefined && traitors > nodes) {
    throw new UsageError(
      `--traitors ${String(traitors)} is more than the ${String(nodes)} nodes there are: at most ${String(nodes)}`,
    );
  }
  return { nodes, traitors };
}

export interface ConditionChoice {
  readonly topology: Topology;
  readonly workload: WorkloadKind;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly horizonSeconds: number | undefined;
  readonly trace: 'on' | 'off' | undefined;
}

export function readConditions(args: Arguments): ConditionChoice {
  return {
    topology: oneOf(args, 'topology', TOPOLOGIES) ?? 'cities',
    workload: oneOf(args, 'workload', WORKLOADS) ?? 'orders',
    conditions: settings(args, 'condition'),
    horizonSeconds: positiveSeconds(args, 'horizon'),
    trace: oneOf(args, 'trace', ['on', 'off']),
  };
}

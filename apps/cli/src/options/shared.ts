import { TOPOLOGIES, WORKLOADS, type Topology, type WorkloadKind } from '@dmct/core';
import type { Arguments, Option } from './option.js';
import { oneOf, positiveSeconds, settings } from './values.js';

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
    help: 'a condition of network, places or inputs (dmct list names them)',
  },
  { name: 'horizon', value: 'SECONDS', help: "when a run is cut; default the strategy's own" },
  {
    name: 'trace',
    value: 'on|off',
    help: 'hand each event to the reporters; default: where a reporter needs it (ndjson)',
  },
];

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

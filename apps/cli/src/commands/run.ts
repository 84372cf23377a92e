import {
  FORK_FORMS,
  isRight,
  parseParams,
  PROPERTIES,
  UsageError,
  usualTraitors,
  type RunResult,
  type Scenario,
} from '@dmct/core';
import { loadRegistryFor } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import type { Arguments, Option } from '../options/option.js';
import {
  assertWithinLimits,
  BEYOND_OPTION,
  CONDITION_OPTIONS,
  HELP_OPTION,
  NODES_DEFAULT,
  readConditions,
  readSizes,
  REPORTER_OPTION,
} from '../options/shared.js';
import { forksTogether, readForks } from '../options/forks.js';
import { idleTraitors } from '../options/idle-traitors.js';
import { settings, wholeNumber } from '../options/values.js';
import { openOutputs } from '../output/outputs.js';
import { RunProgress } from '../output/run-progress.js';
import type { Command } from './command.js';

/** The page's "fork from here", for a script. */
const FORK_OPTION: Option = {
  name: 'fork',
  value: 'CHANGE',
  repeatable: true,
  help: 'the same run with one message or wave lost, late, (a message) delivered twice or (a wave) hidden from one',
};

export const run: Command = {
  name: 'run',
  summary: 'run one strategy once and judge it',
  operands: 'STRATEGY',
  operandsMax: 1,
  options: [
    { name: 'attack', value: 'NAME', help: 'what goes wrong; default none' },
    { name: 'nodes', value: 'N', help: `how many replicas; default ${String(NODES_DEFAULT)}` },
    {
      name: 'traitors',
      value: 'F',
      help: "how many are corrupted; default 0, with an attack the strategy's own f",
    },
    { name: 'seed', value: 'S', help: 'what all chance is drawn from; default 1' },
    { name: 'set', value: 'KEY=VALUE', repeatable: true, help: "a parameter of the strategy's" },
    { name: 'attack-set', value: 'KEY=VALUE', repeatable: true, help: "a parameter of the attack's" },
    ...CONDITION_OPTIONS,
    FORK_OPTION,
    BEYOND_OPTION,
    REPORTER_OPTION,
    HELP_OPTION,
  ],
  notes: [
    'Exit status: 0 all properties hold, 1 one is violated, 2 one is unknown; 64 bad usage.',
    'dmct run pbft --nodes 4 --seed 1 --reporter json',
    `CHANGE is ${FORK_FORMS}. OCCURRENCE counts from 0: messages that are otherwise alike, or all waves of FROM. Changes of one are made in their order: delays add up, and what is lost is lost; a wave after a lost one counts one less. --reporter ndjson tells who sent what when.`,
    'dmct run generals --nodes 4 --seed 1 --fork 0,2,0,order,0,drop',
    "dmct run dmct --nodes 4 --seed 1 --fork 'wave,1,5000000,0,shade 2'",
  ],
  async run(args, io) {
    const choice = readScenario(args);
    const registry = await loadRegistryFor(io, {
      strategy: choice.scenario.strategy,
      attack: choice.scenario.attack,
      reporters: args.all('reporter').map((text) => text.split('=', 1)[0] as string),
    });
    const strategy = registry.strategies.get(choice.scenario.strategy);
    const attack = registry.attacks.get(choice.scenario.attack);
    const params = parseParams(`strategy ${strategy.name}`, strategy.params, choice.scenario.params ?? {});
    const { nodes } = choice.scenario;
    const idle = idleTraitors(attack, choice.scenario.attackParams ?? {});
    const traitors =
      choice.traitors ?? usualTraitors(attack, nodes, strategy.faultModel.maxFaulty(nodes, params));
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'run',
      trace: choice.trace,
      command: 'dmct run',
    });
    if (choice.traitors !== undefined && choice.traitors > 0 && idle !== null)
      io.stderr.write(`dmct run: --traitors ${String(choice.traitors)} has no effect: ${idle}\n`);
    const together = forksTogether(choice.scenario.forks ?? []);
    if (together !== null) io.stderr.write(`dmct run: ${together}\n`);
    const { simulate } = await import('@dmct/simulator');
    const progress = new RunProgress(io, choice.scenario.horizonSeconds);
    const { onEvent, onWaveWays } = outputs;
    const scenario = { ...choice.scenario, traitors };
    const result = simulate(registry, scenario, {
      onProgress: progress.onProgress,
      ...(onEvent !== undefined && { onEvent }),
      ...(onWaveWays !== undefined && { onWaveWays }),
    });
    progress.finish();
    const missed = result.forks?.find(({ isMet }) => !isMet);
    if (missed !== undefined) throw new UsageError(neverMet(missed.change));
    const unseen = attack.unseen?.(result.attackMeasures ?? {}) ?? null;
    if (unseen !== null) io.stderr.write(`dmct run: ${attack.name} shows nothing here: ${unseen}\n`);
    await outputs.finish({ kind: 'run', run: result });
    return exitStatus(result);
  },
};

function readScenario(args: Arguments): {
  readonly scenario: Omit<Scenario, 'traitors'>;
  readonly traitors: number | undefined;
  readonly trace: 'on' | 'off' | undefined;
} {
  const strategy = args.operands[0];
  if (strategy === undefined) {
    throw new UsageError('run needs a strategy: dmct run STRATEGY (dmct list strategies names them)');
  }
  const { nodes, traitors } = readSizes(args);
  const { topology, workload, conditions, horizonSeconds, trace } = readConditions(args);
  assertWithinLimits(args, { nodes, workload, conditions }, 1);
  const forks = readForks(args.all(FORK_OPTION.name));
  return {
    scenario: {
      strategy,
      attack: args.get('attack') ?? 'none',
      nodes,
      seed: wholeNumber(args, 'seed', 0) ?? 1,
      params: settings(args, 'set'),
      attackParams: settings(args, 'attack-set'),
      topology,
      workload,
      conditions,
      ...(horizonSeconds !== undefined && { horizonSeconds }),
      ...(forks.length > 0 && { forks }),
    },
    traitors,
    trace,
  };
}

/** A change of what never came is no change: whoever asked for one must not take the run for it. */
function neverMet(change: string): string {
  return `--fork ${change} changes what this run never sends: --reporter ndjson without --fork tells who sends what when`;
}

function exitStatus({ verdicts }: RunResult): number {
  if (isRight(verdicts)) return EXIT.ok;
  return PROPERTIES.some((property) => verdicts[property] === 'violated') ? EXIT.violated : EXIT.unknown;
}

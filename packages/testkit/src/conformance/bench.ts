import {
  createRegistry,
  fitOf,
  parseParams,
  sourceOf,
  type Attack,
  type RunResult,
  type Scenario,
  type Strategy,
} from '@dmct/core';
import { replayCommand, simulate } from '@dmct/simulator';
import { garbage, kitAdversaries } from '../adversaries/index.js';
import { unharmed } from '../adversaries/unharmed.js';
import { marked, type BiteMark } from '../instrument/bite.js';
import { probed, type Probe } from '../instrument/probe.js';
import { storm, stormAtTheSource } from '../storm/attack.js';
import type { ConformanceOptions } from './options.js';

const DEFAULT_NODES = 4;
const DEFAULT_SEEDS: readonly number[] = [1, 2, 3, 4];

/** One run as a check asks for it. */
export interface BenchRun {
  readonly seed: number;
  /** Default: none. */
  readonly attack?: Attack;
  readonly traitors?: number;
  readonly attackParams?: Readonly<Record<string, unknown>>;
  /** On top of the options' own. */
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly probe?: Probe;
}

/** A strategy on the test bench: its options filled in, and its runs, each made once. */
export interface Bench {
  readonly strategy: Strategy;
  readonly options: ConformanceOptions;
  readonly nodes: number;
  readonly traitors: number;
  readonly seeds: readonly number[];
  /** Whether each replica holds an order of its own, so that their inputs can differ; else one source has it. */
  readonly hasOwnOrders: boolean;
  /** Whether there are messages between several, which storms and garbage can meddle with. */
  readonly hasMessages: boolean;
  /** Adversaries that fit the strategy, without the fuzzer: the suite's own, then the handed ones. */
  readonly attacks: readonly Attack[];
  run(run: BenchRun): RunResult;
  /** The command that makes a run again, also where the run throws. */
  replayOf(run: BenchRun): string;
  /** Whether the attack did anything in any run so far. */
  hasBitten(attack: Attack): boolean;
}

/** Puts a strategy on the bench. Runs nothing yet. */
export function createBench(strategy: Strategy, options: ConformanceOptions): Bench {
  const nodes = options.nodes ?? DEFAULT_NODES;
  const parsed = parseParams(`strategy ${strategy.name}`, strategy.params, options.params ?? {});
  const traitors = options.traitors ?? strategy.faultModel.maxFaulty(nodes, parsed);
  // An attack without anybody to corrupt is no attack.
  const attacks = [...kitAdversaries, ...(options.attacks ?? [])].filter(
    (attack) =>
      attack !== garbage && fitOf(strategy, attack).fits && (traitors > 0 || attack.corruption !== undefined),
  );
  const marks = new Map<string, BiteMark>();
  const known = [unharmed, garbage, storm, stormAtTheSource, ...attacks].map((attack: Attack) => {
    const mark = { bit: false };
    marks.set(attack.name, mark);
    return marked(attack, mark);
  });
  const memo = new Map<string, RunResult>();

  const corruptedIn = (run: BenchRun): number => run.traitors ?? (run.attack === undefined ? 0 : traitors);
  const scenarioOf = (run: BenchRun): Scenario => ({
    strategy: strategy.name,
    attack: run.attack?.name ?? unharmed.name,
    nodes,
    traitors: corruptedIn(run),
    seed: run.seed,
    params: options.params ?? {},
    ...(options.topology === undefined ? {} : { topology: options.topology }),
    ...(options.workload === undefined ? {} : { workload: options.workload }),
    ...(run.attackParams === undefined ? {} : { attackParams: run.attackParams }),
    conditions: { ...options.conditions, ...run.conditions },
    ...(options.horizonSeconds === undefined ? {} : { horizonSeconds: options.horizonSeconds }),
  });
  const runOnce = (run: BenchRun): RunResult => {
    const played = run.probe === undefined ? strategy : probed(strategy, run.probe);
    return simulate(createRegistry({ strategies: [played], attacks: known }), scenarioOf(run));
  };

  return {
    strategy,
    options,
    nodes,
    traitors,
    seeds: options.seeds ?? DEFAULT_SEEDS,
    hasMessages: nodes > 1 && strategy.surfaces.some(({ kind }) => kind === 'messages'),
    hasOwnOrders: sourceOf(strategy, options.workload ?? 'orders') === undefined,
    attacks,
    run(run) {
      if (run.probe !== undefined || run.attackParams !== undefined) return runOnce(run);
      const key = JSON.stringify([run.attack?.name, corruptedIn(run), run.seed, run.conditions]);
      let result = memo.get(key);
      if (result === undefined) memo.set(key, (result = runOnce(run)));
      return result;
    },
    replayOf: (run) => replayCommand(scenarioOf(run)),
    hasBitten: ({ name }) => marks.get(name)?.bit ?? false,
  };
}

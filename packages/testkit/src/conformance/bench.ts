import { createRegistry, fitOf, parseParams, type Attack, type RunResult, type Strategy } from '@dmct/core';
import { simulate } from '@dmct/simulator';
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
  /** Adversaries that fit the strategy, without the fuzzer: the suite's own, then the handed ones. */
  readonly attacks: readonly Attack[];
  run(run: BenchRun): RunResult;
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

  const runOnce = (run: BenchRun, corrupted: number): RunResult => {
    const played = run.probe === undefined ? strategy : probed(strategy, run.probe);
    return simulate(createRegistry({ strategies: [played], attacks: known }), {
      strategy: strategy.name,
      attack: run.attack?.name ?? unharmed.name,
      nodes,
      traitors: corrupted,
      seed: run.seed,
      params: options.params ?? {},
      ...(options.topology === undefined ? {} : { topology: options.topology }),
      ...(options.workload === undefined ? {} : { workload: options.workload }),
      ...(run.attackParams === undefined ? {} : { attackParams: run.attackParams }),
      conditions: { ...options.conditions, ...run.conditions },
      ...(options.horizonSeconds === undefined ? {} : { horizonSeconds: options.horizonSeconds }),
    });
  };

  return {
    strategy,
    options,
    nodes,
    traitors,
    seeds: options.seeds ?? DEFAULT_SEEDS,
    attacks,
    run(run) {
      const corrupted = run.traitors ?? (run.attack === undefined ? 0 : traitors);
      if (run.probe !== undefined || run.attackParams !== undefined) return runOnce(run, corrupted);
      const key = JSON.stringify([run.attack?.name, corrupted, run.seed, run.conditions]);
      let result = memo.get(key);
      if (result === undefined) memo.set(key, (result = runOnce(run, corrupted)));
      return result;
    },
    hasBitten: ({ name }) => marks.get(name)?.bit ?? false,
  };
}

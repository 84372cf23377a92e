import type { Registry } from '@dmct/core';
import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import type { Arguments } from '../options/option.js';
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
import { idleTraitors } from '../options/idle-traitors.js';
import { nameList, settingsByOwner, wholeNumber } from '../options/values.js';
import { readWorkers, WORKERS_OPTION } from '../options/workers.js';
import { openOutputs } from '../output/outputs.js';
import { showRuns } from '../output/shown-runs.js';
import { Progress } from '../output/progress.js';
import { runUninterrupted } from '../pool/interrupted.js';
import { createRunBatch } from '../pool/spread.js';
import { studyCommand, type StudyChoice } from './study-command.js';
import type { Command } from './command.js';

const TRAITORS = 3;
const SEEDS = 20;
/** Without --attacks: every way to bite that some strategy is known for, within a minute or two. */
const ATTACKS = [
  'none',
  'silence',
  'wrong-order',
  'equivocation',
  'partition',
  'majority',
  'double-spend',
  'louder',
  'late-emission',
] as const;

export const compare: Command = {
  name: 'compare',
  summary: "the document's table: all strategies under attacks, claimed beside measured",
  operands: '',
  operandsMax: 0,
  options: [
    { name: 'strategies', value: 'A,B', help: 'which, in this order; default all' },
    { name: 'attacks', value: 'A,B|all', help: `which, in this order; default ${ATTACKS.join(', ')}` },
    { name: 'nodes', value: 'N', help: `how many replicas; default ${String(NODES_DEFAULT)}` },
    {
      name: 'traitors',
      value: 'F',
      help: `how many are corrupted; default ${String(TRAITORS)}, or fewer than a third of fewer nodes`,
    },
    { name: 'seeds', value: 'K', help: `runs of each pair; default ${String(SEEDS)}` },
    { name: 'seed', value: 'S', help: 'seed of the first run, row i has S + i; default 1' },
    { name: 'set', value: 'STRATEGY.KEY=VALUE', repeatable: true, help: "a parameter of a strategy's" },
    { name: 'attack-set', value: 'ATTACK.KEY=VALUE', repeatable: true, help: "a parameter of an attack's" },
    ...CONDITION_OPTIONS,
    WORKERS_OPTION,
    BEYOND_OPTION,
    REPORTER_OPTION,
    HELP_OPTION,
  ],
  notes: [
    'Exit status: 0 once everything was measured, whatever came out; 64 bad usage; 130 stopped by Ctrl-C.',
    'dmct compare --strategies dmct,pbft --attacks none,equivocation --reporter markdown=table.md',
  ],
  async run(args, io) {
    const choice = readChoice(args);
    const workers = readWorkers(args, io);
    const registry = await loadRegistry(io);
    const { runHere, simulate, studyInBatches } = await import('@dmct/simulator');
    const { COMPARISON_ORDER } = await import('@dmct/catalog');
    const design = completeChoice(choice, registry, COMPARISON_ORDER);
    const runs = design.strategies.length * design.attacks.length * design.seeds;
    assertWithinLimits(args, design, runs);
    const replay = studyCommand(design, { isBeyondLimits: args.has(BEYOND_OPTION.name) });
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'compare',
      trace: choice.trace,
      command: replay,
    });
    const idle = design.attacks.map((name) =>
      idleTraitors(registry.attacks.get(name), design.attackParams?.[name] ?? {}),
    );
    if (args.has('traitors') && design.traitors > 0 && !idle.includes(null))
      io.stderr.write(
        `dmct compare: --traitors ${String(design.traitors)} has no effect: ${idle.join('; ')}\n`,
      );
    const progress = new Progress(io, 'compare');
    const { onEvent } = outputs;
    const spread = createRunBatch(io, {
      workers,
      setup: { cwd: io.cwd, configFile: null },
      onNote: (text) => progress.note(text),
    });
    const isDone = await runUninterrupted(progress, async () => {
      const comparison = await studyInBatches(
        registry,
        { ...design, replay },
        {
          // Events can't be told in their order from several threads at once.
          ...(onEvent === undefined
            ? { runBatch: spread }
            : {
                runBatch: runHere,
                simulate: (plugins, scenario) => simulate(plugins, scenario, { onEvent }),
              }),
          onProgress: (report) => progress.update(report),
        },
      );
      await showRuns(registry, design, comparison, outputs.openRun);
      progress.finish();
      await outputs.finish({ kind: 'compare', comparison });
    });
    if (isDone) return EXIT.ok;
    io.stderr.write('dmct compare: stopped by Ctrl-C; nothing was written\n');
    return EXIT.interrupted;
  },
};

interface Choice extends Omit<StudyChoice, 'strategies' | 'attacks'> {
  readonly strategies: readonly string[] | undefined;
  readonly attacks: readonly string[] | undefined;
  readonly trace: 'on' | 'off' | undefined;
}

function readChoice(args: Arguments): Choice {
  const { nodes, traitors = Math.min(TRAITORS, Math.floor((nodes - 1) / 3)) } = readSizes(args);
  const { horizonSeconds, ...conditions } = readConditions(args);
  return {
    strategies: nameList(args, 'strategies'),
    attacks: nameList(args, 'attacks'),
    nodes,
    traitors,
    seeds: wholeNumber(args, 'seeds', 1) ?? SEEDS,
    seed: wholeNumber(args, 'seed', 0) ?? 1,
    params: settingsByOwner(args, 'set', 'strategy'),
    attackParams: settingsByOwner(args, 'attack-set', 'attack'),
    ...conditions,
    ...(horizonSeconds !== undefined && { horizonSeconds }),
  };
}

/** Names what was left to the defaults: strategies of a config come after the built-in ones. */
function completeChoice(choice: Choice, registry: Registry, order: readonly string[]): StudyChoice {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const known = registry.strategies.all.map(({ name }) => name).sort((a, b) => rank(a) - rank(b));
  const { trace: _, ...rest } = choice;
  const attacks = choice.attacks ?? ATTACKS.filter((name) => registry.attacks.has(name));
  return {
    ...rest,
    strategies: choice.strategies ?? known,
    attacks:
      attacks.length === 1 && attacks[0] === 'all' ? registry.attacks.all.map(({ name }) => name) : attacks,
  };
}

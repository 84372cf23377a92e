import { conditionsSchema, sizeFault, writeFork, type Scenario } from '@dmct/core';

/**
 * The command line that runs a scenario again. Size, traitors and seed are always there; of the rest only what
 * differs from its default; `--beyond-limits` where the command would refuse the size without it.
 */
export function replayCommand(scenario: Scenario): string {
  const words = ['dmct', 'run', scenario.strategy];
  if (scenario.attack !== 'none') words.push('--attack', scenario.attack);
  words.push('--nodes', plain(scenario.nodes));
  words.push('--traitors', plain(scenario.traitors));
  words.push('--seed', plain(scenario.seed));
  words.push(...settings('--set', scenario.params ?? {}));
  words.push(...settings('--attack-set', scenario.attackParams ?? {}));
  if ((scenario.topology ?? 'cities') !== 'cities') words.push('--topology', scenario.topology ?? '');
  if ((scenario.workload ?? 'orders') !== 'orders') words.push('--workload', scenario.workload ?? '');
  words.push(...settings('--condition', changedConditions(scenario.conditions ?? {})));
  if (scenario.horizonSeconds !== undefined) words.push('--horizon', plain(scenario.horizonSeconds));
  for (const fork of scenario.forks ?? []) words.push('--fork', writeFork(fork));
  if (sizeFault(scenario) !== null) words.push('--beyond-limits');
  return words.map(quoteForShell).join(' ');
}

function settings(flag: string, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${plain(value)}`]);
}

const DEFAULT_CONDITIONS: Readonly<Record<string, unknown>> = conditionsSchema.parse({});

function changedConditions(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(raw).filter(([key, value]) => plain(value) !== plain(DEFAULT_CONDITIONS[key])),
  );
}

/** A value as `parseText` of @dmct/core reads it back. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value) ?? String(value);
}

/** A word as a POSIX shell takes it literally. */
function quoteForShell(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

import { conditionsSchema } from '@dmct/core';
import type { StudyDesign } from '@dmct/simulator';

/** A study without its own command line. */
export type StudyChoice = Omit<StudyDesign, 'replay'>;

/**
 * The command line that runs the study again: sizes and names always, the rest where it isn't the default;
 * `--beyond-limits` where it was given.
 */
export function studyCommand(design: StudyChoice, { isBeyondLimits = false } = {}): string {
  const words = ['dmct', 'compare'];
  words.push('--strategies', design.strategies.join(','), '--attacks', design.attacks.join(','));
  words.push('--nodes', String(design.nodes), '--traitors', String(design.traitors));
  words.push('--seeds', String(design.seeds), '--seed', String(design.seed));
  for (const [owner, params] of Object.entries(design.params))
    words.push(...settings('--set', params, `${owner}.`));
  for (const [owner, params] of Object.entries(design.attackParams ?? {})) {
    words.push(...settings('--attack-set', params, `${owner}.`));
  }
  if (design.topology !== 'cities') words.push('--topology', design.topology);
  if (design.workload !== 'orders') words.push('--workload', design.workload);
  words.push(...settings('--condition', changed(design.conditions), ''));
  if (design.horizonSeconds !== undefined) words.push('--horizon', String(design.horizonSeconds));
  if (isBeyondLimits) words.push('--beyond-limits');
  return words.map(quoted).join(' ');
}

function settings(flag: string, values: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return Object.entries(values).flatMap(([key, value]) => [
    flag,
    `${prefix}${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  ]);
}

function changed(conditions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const defaults: Readonly<Record<string, unknown>> = conditionsSchema.parse({});
  return Object.fromEntries(Object.entries(conditions).filter(([key, value]) => value !== defaults[key]));
}

/** A word as a POSIX shell takes it literally. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

import type { Value } from '@dmct/core';

const LISTED_MAX = 8;
const QUOTED_CHARACTERS_MAX = 60;

/** "replica 3", "replicas 0, 2 and 5", "replicas 0, 1, … and 12 more". */
export function nameReplicas(replicas: readonly number[]): string {
  const ids = [...new Set(replicas)].sort((a, b) => a - b).map(String);
  return `${ids.length === 1 ? 'replica' : 'replicas'} ${enumerate(ids)}`;
}

/** "a", "a and b", "a, b and 7 more". */
export function enumerate(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  const listed = words.length > LISTED_MAX ? words.slice(0, LISTED_MAX - 1) : words.slice(0, -1);
  const rest = words.length > LISTED_MAX ? `${String(words.length - listed.length)} more` : words.at(-1);
  return `${listed.join(', ')} and ${rest ?? ''}`;
}

/** A value in quotes, on one line, shortened. */
export function quote(value: Value): string {
  const text = JSON.stringify(value);
  return text.length <= QUOTED_CHARACTERS_MAX ? text : `${text.slice(0, QUOTED_CHARACTERS_MAX - 2)}…"`;
}

/** Distinct members, in order of appearance. */
export function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

/** Distinct replicas, ascending. */
export function ascending(replicas: readonly number[]): number[] {
  return distinct(replicas).sort((a, b) => a - b);
}

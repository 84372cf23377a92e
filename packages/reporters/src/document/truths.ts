import type { RunResult, Value } from '@dmct/core';
import type { Sounds } from './cone.js';

/**
 * What is true to decide in a run: the order that honest participants were given first, or every request of a log.
 * Where the source itself is corrupt nobody honest was given anything: the first order stands for the truth.
 */
export function truthsOf(
  submissions: readonly { readonly replica: number; readonly value: Value }[],
  { faulty, workload }: Pick<RunResult, 'faulty' | 'workload'>,
): ReadonlySet<Value> {
  if (workload === 'log') return new Set(submissions.map(({ value }) => value));
  const first = submissions.find(({ replica }) => !faulty.includes(replica)) ?? submissions[0];
  return new Set(first === undefined ? [] : [first.value]);
}

/** What a wave that states `value` (null: none) sounds where these are true. */
export function soundsOf(value: Value | null, truths: ReadonlySet<Value>): Sounds {
  if (value === null) return 'nothing';
  return truths.size === 0 || truths.has(value) ? 'truth' : 'lie';
}

import { UsageError } from '../errors.js';

/** Deeper nesting than this is no data of ours. */
const DEPTH_MAX = 20;

/**
 * Parses JSON that somebody else wrote: refuses, with a UsageError, what is no JSON, what is nested too deeply and what
 * has a key that would reach into a prototype. The caller bounds the text's length.
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError('it is not JSON');
  }
  assertPlain(value, 0);
  return value;
}

function assertPlain(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEPTH_MAX) throw new UsageError(`it is nested more than ${String(DEPTH_MAX)} deep`);
  if (Object.hasOwn(value, '__proto__')) throw new UsageError('it has a key "__proto__"');
  for (const each of Object.values(value) as unknown[]) assertPlain(each, depth + 1);
}

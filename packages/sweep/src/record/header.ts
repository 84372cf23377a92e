import { parseUntrustedJson } from '@dmct/core';
import { z } from 'zod';
import type { SweepPlan } from '../plan.js';
import { RESULTS_SCHEMA_VERSION } from './columns.js';

const headerSchema = z.strictObject({
  schema: z.literal('dmct-sweep-results'),
  schemaVersion: z.number().int(),
  version: z.string(),
  name: z.string(),
  configHash: z.string(),
  runs: z.number().int().min(0),
  // Files of schema 1 have none: they are known, and refused by their version.
  code: z.record(z.string(), z.string()).optional(),
});

/** The first line of a results file: whose runs they are. */
export type ResultsHeader = z.output<typeof headerSchema>;

/**
 * What ran, by name (the lab, a file or a package of plugins), each with a digest of its text: rows of two codes are never
 * mixed. Digests are the host's, since files are.
 */
export type SweepCode = Readonly<Record<string, string>>;

/** The first line of a results file: whose rows follow. */
export function headerOf(
  { configHash, name, runs, version }: SweepPlan,
  code: SweepCode = {},
): ResultsHeader {
  return {
    schema: 'dmct-sweep-results',
    schemaVersion: RESULTS_SCHEMA_VERSION,
    version,
    name,
    configHash,
    runs,
    code,
  };
}

/** Why rows under the one header can't go on under the other, as the end of "holds runs of …"; null where they can. */
export function headerMismatch(found: ResultsHeader, wanted: ResultsHeader): string | null {
  if (found.version !== wanted.version) return `version ${found.version} (this is ${wanted.version})`;
  if (found.schemaVersion !== wanted.schemaVersion)
    return `schema ${String(found.schemaVersion)} (this is ${String(wanted.schemaVersion)})`;
  if (found.configHash !== wanted.configHash) {
    return `another config (${found.configHash.slice(0, 12)}, this one is ${wanted.configHash.slice(0, 12)})`;
  }
  const change = codeChange(found.code ?? {}, wanted.code ?? {});
  return change === null ? null : `other code (${change})`;
}

/** The first difference of two codes in words, and how many more there are; null where there is none. */
function codeChange(found: SweepCode, wanted: SweepCode): string | null {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const changed = names.filter((name) => found[name] !== wanted[name]);
  const [first] = changed;
  if (first === undefined) return null;
  const word =
    found[first] === undefined ? 'is new' : wanted[first] === undefined ? 'is gone' : 'has changed';
  return `${first} ${word}${changed.length === 1 ? '' : `, and ${String(changed.length - 1)} more`}`;
}

/** Null where the line is no such header. */
export function parseHeader(line: string): ResultsHeader | null {
  try {
    return headerSchema.safeParse(parseUntrustedJson('the header', line)).data ?? null;
  } catch {
    return null;
  }
}

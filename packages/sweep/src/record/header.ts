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
});

/** The first line of a results file: whose runs they are. */
export type ResultsHeader = z.output<typeof headerSchema>;

/** The first line of a results file: whose rows follow. */
export function headerOf({ configHash, name, runs, version }: SweepPlan): ResultsHeader {
  return {
    schema: 'dmct-sweep-results',
    schemaVersion: RESULTS_SCHEMA_VERSION,
    version,
    name,
    configHash,
    runs,
  };
}

/** Null where the line is no such header. */
export function parseHeader(line: string): ResultsHeader | null {
  try {
    return headerSchema.safeParse(parseUntrustedJson('the header', line)).data ?? null;
  } catch {
    return null;
  }
}

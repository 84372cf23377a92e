import { plainIssue, sweepSchema, UsageError, type ResolvedSweep } from '@dmct/core';

/**
 * The sweeps of a config, checked and with their defaults. Throws a UsageError of one line for what is none.
 * @param source the config's name, for messages.
 */
export function readSweeps(source: string, sweeps: unknown): ReadonlyMap<string, ResolvedSweep> {
  if (sweeps === undefined) return new Map();
  if (typeof sweeps !== 'object' || sweeps === null || Array.isArray(sweeps)) {
    throw new UsageError(`${source}: sweeps must be an object of sweeps by name`);
  }
  return new Map(
    Object.entries(sweeps).map(([name, raw]) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name)) {
        throw new UsageError(
          `${source}: a sweep's name has letters, digits, dashes and underscores, not ${JSON.stringify(name)}`,
        );
      }
      const parsed = sweepSchema.safeParse(raw);
      if (parsed.success) return [name, parsed.data];
      throw new UsageError(`${source}: sweep ${name}: ${plainIssue(parsed.error, raw)}`);
    }),
  );
}

import type { AsyncCheck, Check } from '@dmct/testkit';

/** The names of the checks that complain, in the suite's order; with `says`, the words of one. */
export async function complaintsOf(
  checks: readonly (AsyncCheck | Check)[],
): Promise<ReadonlyMap<string, string>> {
  const complaints = new Map<string, string>();
  for (const check of checks) {
    try {
      await check.run();
    } catch (error) {
      complaints.set(check.name, error instanceof Error ? error.message : String(error));
    }
  }
  return complaints;
}

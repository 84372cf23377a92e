import { isGating, type ValidationRow } from '@dmct/core';

/** The counts and words of `dmct validate`: a row that gates nothing neither passes nor fails. */
export function countsOf(rows: readonly Pick<ValidationRow, 'kind' | 'verdict'>[]): string {
  const gating = rows.filter(isGating);
  const failed = gating.filter(({ verdict }) => verdict === 'fail').length;
  const reported = rows.length - gating.length;
  const counts = `${String(gating.length - failed)} passed, ${String(failed)} failed`;
  return reported === 0 ? counts : `${counts}, ${String(reported)} reported, not gated`;
}

import type { Attack } from '@dmct/core';
import { abraham2017Fab, abraham2017Zyzzyva } from '@dmct/known-failures';
import { describe, expect, it } from 'vitest';
import { erratic, perturbed } from './erratic.js';
import { run } from './support.js';

const RUNS = 1000;

/** Runs of one traitor and a network that misbehaves until the fifth view is over. */
function countWhere(strategy: 'zyzzyva' | 'fab', rule: string, attack: Attack) {
  const count = { disagree: 0, stuck: 0 };
  for (let seed = 0; seed < RUNS; seed++) {
    const { verdicts } = run(
      {
        strategy,
        attack: attack.name,
        seed,
        params: { rule, views: 12 },
        conditions: { fixedDelaySeconds: 0.01, gstSeconds: 0.4 },
      },
      [attack],
    );
    if (verdicts.agreement === 'violated') count.disagree++;
    if (verdicts.termination === 'violated') count.stuck++;
  }
  return count;
}

describe.each([
  // Blind chance would need some ten thousand runs for the one schedule that breaks Zyzzyva.
  ['every move by a draw', erratic, erratic, false],
  [
    "the papers' schedules, a tenth turned round",
    perturbed(abraham2017Zyzzyva),
    perturbed(abraham2017Fab),
    true,
  ],
])('%s', (_, againstZyzzyva, againstFab, isNear) => {
  it.runIf(isNear)('finds disagreement in Zyzzyva as published, and no run that is stuck', () => {
    const { disagree, stuck } = countWhere('zyzzyva', 'published', againstZyzzyva);
    expect(stuck).toBe(0);
    expect(disagree).toBeGreaterThan(0);
  });

  it('finds runs that are stuck, and none that disagrees, in FaB as published', () => {
    const { disagree, stuck } = countWhere('fab', 'published', againstFab);
    expect(disagree).toBe(0);
    expect(stuck).toBeGreaterThan(0);
  });

  it('finds neither as corrected', () => {
    const right = { disagree: 0, stuck: 0 };
    expect(countWhere('zyzzyva', 'corrected', againstZyzzyva)).toEqual(right);
    expect(countWhere('fab', 'corrected', againstFab)).toEqual(right);
  });
});

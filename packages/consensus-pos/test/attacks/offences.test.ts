import { describe, expect, it } from 'vitest';
import { watchPos, type Watched, type WatchedRun } from '../watch.js';

const TRAITORS_KEYS = 3 * 64;
const run = (given: WatchedRun): Watched => watchPos({ seed: 2, ...given });

/** Everybody who is named in evidence, anywhere. */
function accused({ witnesses }: Watched): readonly number[] {
  return [...new Set(witnesses.flatMap(({ slashable }) => slashable.map(({ validator }) => validator)))];
}

describe.each([
  ['double-vote', 'double-vote'],
  ['surround-vote', 'surround-vote'],
  ['nothing-at-stake', 'double-vote'],
])('%s', (attack, offence) => {
  const watched = run({ attack });

  it('is proved against the offenders by every honest node, and against nobody else', () => {
    for (const { slashable } of watched.witnesses) {
      expect(slashable.length).toBeGreaterThan(TRAITORS_KEYS * 0.9);
      expect(slashable.map((entry) => entry.offence)).toContain(offence);
    }
    expect(accused(watched).every((validator) => watched.isCorrupt(validator))).toBe(true);
  });

  it('is carried by blocks, and costs each offender an ETH of 32 and its seat', () => {
    const [witness] = watched.witnesses;
    expect(witness?.slashed.length).toBeGreaterThan(TRAITORS_KEYS * 0.9);
    expect(witness?.slashed.every((validator) => watched.isCorrupt(validator))).toBe(true);
    expect(witness?.leaving).toBe(witness?.slashed.length);
    // The rewards of reporters that are corrupted themselves soften the loss.
    expect((witness?.lostGwei ?? 0) / (witness?.slashed.length ?? 1)).toBeGreaterThan(0.95e9);
    expect(witness?.lostGwei).toBeLessThanOrEqual(TRAITORS_KEYS * 1e9);
  });

  it('breaks nothing below a third', () => {
    expect(Object.values(watched.result.verdicts)).not.toContain('violated');
    expect(watched.result.verdicts.termination).toBe('holds');
  });

  it('costs nothing where evidence is dropped (negative control)', () => {
    const free = run({ attack, params: { slashing: false } });
    for (const { slashed, lostGwei, leaving } of free.witnesses) {
      expect([slashed.length, lostGwei, leaving]).toEqual([0, 0, 0]);
    }
    expect(accused(free).length).toBeGreaterThan(TRAITORS_KEYS * 0.9);
  });
});

it('what an offence costs at once is a parameter', () => {
  const params = { fork: 'electra' };
  const [witness] = run({ attack: 'double-vote', params }).witnesses;
  expect((witness?.lostGwei ?? 0) / (witness?.slashed.length ?? 1)).toBeLessThanOrEqual(7_812_500);
  const harsh = { minSlashingPenaltyQuotient: 2, whistleblowerRewardQuotient: 1_000_000 };
  const [poor] = run({ attack: 'double-vote', params: harsh }).witnesses;
  expect((poor?.lostGwei ?? 0) / (poor?.slashed.length ?? 1)).toBeGreaterThan(15e9);
});

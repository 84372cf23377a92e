import { describe, expect, it } from 'vitest';
import {
  correlationPenalty,
  createStakeLedger,
  initialSlashingPenalty,
  stakeRules,
  whistleblowerReward,
} from '../../src/index.js';
import { printedPoints, runRow } from '../rows.js';

const VECTOR = 8192;

function ledgerWith(counts: readonly number[]) {
  return createStakeLedger({
    cohorts: counts.map((count) => ({ count, balance: 40e9 })),
    ejection: true,
    fork: 'bellatrix',
    isRefilled: true,
  });
}

describe('what a slashing costs (specifications, `slash_validator` and `process_slashings`)', () => {
  it.each([...printedPoints('B4'), { fraction: 0.2 }, { fraction: 0.05, fork: 'electra' }, { fraction: 1 }])(
    'in proportion to the stake slashed together: %j',
    async (point) => {
      const { measured, expected, isMet } = await runRow('B4', point);
      expect(isMet, `${String(measured)} for ${String(expected)}`).toBe(true);
    },
  );

  it('a tenth: 9.6 ETH of 32, which Bellatrix rounds down to 9', async () => {
    expect((await runRow('B4', { fraction: 0.1 })).measured).toBe(9);
    expect((await runRow('B4', { fraction: 0.1, fork: 'electra' })).measured).toBeCloseTo(9.6, 9);
  });

  it.each([0, 1.01, -0.1])('a share of %f is refused in a line', async (fraction) => {
    await expect(runRow('B4', { fraction })).rejects.toThrow(/^parameter "fraction" of row B4: [^\n]+$/);
  });

  it('at once 1 ETH of 32 (Bellatrix), 1/4096 of it since Electra; a 512th goes to the reporter', () => {
    expect(initialSlashingPenalty(32e9, stakeRules())).toBe(1e9);
    expect(initialSlashingPenalty(32e9, stakeRules({ fork: 'electra' }))).toBe(7_812_500);
    expect(whistleblowerReward(32e9, stakeRules())).toBe(62_500_000);
  });

  it('nothing more for one alone', () => {
    expect(correlationPenalty(32e9, 32e9, 32e9 * 100_000, stakeRules())).toBe(0);
  });

  it('comes 4096 epochs later, once, and the reporter is paid', () => {
    const ledger = ledgerWith([200, 799, 1]);
    const [culprits, , reporter] = ledger.cohorts;
    if (culprits === undefined || reporter === undefined) throw new Error('no cohorts');
    ledger.slash(culprits, reporter);
    ledger.slash(culprits, reporter);
    expect(culprits.balance).toBe(39e9);
    expect(reporter.balance).toBe(40e9 + 200 * 62_500_000);
    while (ledger.epoch < VECTOR / 2) ledger.endEpoch([false]);
    const before = culprits.balance;
    expect(culprits.correlationPenaltyGwei).toBe(0);
    ledger.endEpoch([false]);
    // 3 x 0.2 of 32 ETH, in whole ETH.
    expect(culprits.correlationPenaltyGwei).toBe(19e9);
    expect(before - culprits.balance).toBe(19e9);
    ledger.endEpoch([false]);
    expect(before - culprits.balance).toBe(19e9);
  });

  it('counts who was slashed within the 8192 epochs around, and nobody else', () => {
    for (const [gap, eth] of [
      [VECTOR / 2 - 1, 19],
      [VECTOR / 2 + 1, 9],
    ] as const) {
      const ledger = ledgerWith([100, 100, 800]);
      const [first, second, rest] = ledger.cohorts;
      if (first === undefined || second === undefined || rest === undefined) throw new Error('no cohorts');
      ledger.slash(first, rest);
      while (ledger.epoch < gap) ledger.endEpoch([false]);
      ledger.slash(second, rest);
      while (ledger.epoch <= VECTOR / 2) ledger.endEpoch([false, false]);
      expect(first.correlationPenaltyGwei, `gap ${String(gap)}`).toBe(eth * 1e9);
    }
  });
});

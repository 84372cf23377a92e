import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activationExitEpoch,
  churnLimit,
  createStakeLedger,
  effectiveBalanceAfter,
  EMPTY_EXIT_QUEUE,
  enterExitQueue,
  inactivityScoreAfter,
  stakeRules,
  type StakeLedgerOptions,
} from '../../src/index.js';
import { printedPoints, runRow } from '../rows.js';

const RULES = stakeRules();

const options: StakeLedgerOptions = {
  cohorts: [{ count: 6 }, { count: 4 }],
  ejection: false,
  fork: 'bellatrix',
  isRefilled: false,
};

describe('inactivity leak (specifications, Altair and Bellatrix)', () => {
  it.each(printedPoints('B3'))('gives two thirds back when the source says: %j', async (point) => {
    const { measured, expected, isMet } = await runRow('B3', point);
    expect(isMet, `${String(measured)} for ${String(expected)}`).toBe(true);
  });

  it.each([
    { offline: 0.45 },
    { offline: 0.3334 },
    { offline: 0.9 },
    { offline: 0.99 },
    { offline: 0.7, ejection: 'on' },
    { offline: 0.8, ejection: 'on', validators: 1000 },
    { offline: 0.45, ejection: 'on', validators: 100 },
  ])('meets the closed form between the printed points: %j', async (point) => {
    const { measured, expected, isMet } = await runRow('B3', point);
    expect(isMet, `${String(measured)} for ${String(expected)}`).toBe(true);
  });

  it.each([1 / 3, 0.2, 1])('refuses a share of %f offline in a line', async (offline) => {
    await expect(runRow('B3', { offline })).rejects.toThrow(/^parameter "offline" of row B3: [^\n]+$/);
  });

  it('starts once four epochs went by without finality, and takes nothing before', () => {
    const ledger = createStakeLedger(options);
    const balances: number[] = [];
    for (let epoch = 0; epoch <= 5; epoch++) {
      ledger.endEpoch([true, false]);
      balances.push(ledger.cohorts[1]?.balance ?? NaN);
    }
    // 32 ETH x 4 / 2^26 in the first leaking epoch, twice that in the second, in whole Gwei.
    expect(balances.map((gwei) => 32e9 - gwei)).toEqual([0, 0, 0, 0, 1907, 1907 + 3814]);
    expect(ledger.cohorts[0]?.balance).toBe(32e9);
  });

  it('never starts while two thirds vote, and what was final before stays the source of what follows', () => {
    const ledger = createStakeLedger({ ...options, cohorts: [{ count: 2 }, { count: 1 }] });
    for (let epoch = 0; epoch < 50; epoch++) ledger.endEpoch([true, false]);
    expect(ledger.cohorts[1]?.balance).toBe(32e9);
    expect(ledger.finality.finalized.epoch).toBe(48);
  });

  it('ends when the offline come back: scores fall by 17 an epoch, balances stay', () => {
    const ledger = createStakeLedger(options);
    for (let epoch = 0; epoch < 24; epoch++) ledger.endEpoch([true, false]);
    const before = ledger.cohorts[1]?.inactivityScore ?? NaN;
    ledger.endEpoch([true, true]); // the epoch before was missed still
    ledger.endEpoch([true, true]);
    const { balance } = ledger.cohorts[1] ?? { balance: NaN };
    ledger.endEpoch([true, true]);
    expect(before).toBe(80);
    expect(ledger.cohorts[1]?.inactivityScore).toBe(80 + 4 - 17 - 17);
    expect(ledger.cohorts[1]?.balance).toBe(balance);
  });

  it('scores rise by 4 and fall by 1, and by 16 more where nothing leaks', () => {
    expect(inactivityScoreAfter(20, false, true, RULES)).toBe(24);
    expect(inactivityScoreAfter(20, true, true, RULES)).toBe(19);
    expect(inactivityScoreAfter(20, false, false, RULES)).toBe(8);
    expect(inactivityScoreAfter(20, true, false, RULES)).toBe(3);
    expect(inactivityScoreAfter(0, true, false, RULES)).toBe(0);
  });

  it('effective balances step down a quarter below a whole ETH, and up five quarters above', () => {
    expect(effectiveBalanceAfter(32e9, 31.75e9)).toBe(32e9);
    expect(effectiveBalanceAfter(32e9, 31.75e9 - 1)).toBe(31e9);
    expect(effectiveBalanceAfter(30e9, 31.25e9)).toBe(30e9);
    expect(effectiveBalanceAfter(30e9, 31.25e9 + 1)).toBe(31e9);
    expect(effectiveBalanceAfter(32e9, 50e9)).toBe(32e9);
  });
});

describe('exit queue', () => {
  it('lets four go an epoch, or one in 65536, the first five epochs on', () => {
    expect([churnLimit(100, RULES), churnLimit(327_679, RULES), churnLimit(327_680, RULES)]).toEqual([
      4, 4, 5,
    ]);
    expect(activationExitEpoch(7)).toBe(12);
  });

  it('never lets more go in an epoch than the limit, and everybody in the end', () => {
    const entries = fc.array(fc.record({ count: fc.integer({ min: 0, max: 30 }), gap: fc.nat({ max: 9 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(entries, (arrivals) => {
        let queue = EMPTY_EXIT_QUEUE;
        const gone = new Map<number, number>();
        let epoch = 0;
        for (const { count, gap } of arrivals) {
          epoch += gap;
          const entered = enterExitQueue(queue, count, epoch, churnLimit(100, RULES));
          queue = entered.queue;
          for (const { exitEpoch, count: leaving } of entered.batches) {
            expect(exitEpoch).toBeGreaterThanOrEqual(activationExitEpoch(epoch));
            gone.set(exitEpoch, (gone.get(exitEpoch) ?? 0) + leaving);
          }
        }
        expect(Math.max(0, ...gone.values())).toBeLessThanOrEqual(4);
        const all = arrivals.reduce((sum, { count }) => sum + count, 0);
        expect([...gone.values()].reduce((sum, count) => sum + count, 0)).toBe(all);
      }),
      { seed: 20200401, numRuns: 200 },
    );
  });
});

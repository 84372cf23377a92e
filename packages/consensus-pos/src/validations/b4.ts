import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { createStakeLedger } from '../stake-ledger.js';
import type { Fork } from '../rules/slashing-penalties.js';
import { stakeRules } from '../rules/stake-rules.js';
import { CONSENSUS_SPECS } from './citations.js';

/** A multiple of 3, so that a third is whole validators. */
const VALIDATORS = 1_200_000;
const GWEI = 1e9;
const FULL_ETH = 32;
/**
 * Far above the 32 that count, so that the penalty meets the full 32: neither the initial penalty nor the leak that
 * a third of the stake sets off by being slashed is what this row measures.
 */
const BALANCE_GWEI = 64e9;

const params = z.object({
  fraction: z
    .number()
    .min(1 / VALIDATORS)
    .max(1)
    .default(0.1)
    .describe('share of the stake slashed together'),
  fork: z
    .enum(['bellatrix', 'electra'])
    .default('bellatrix')
    .describe('bellatrix rounds down to whole ETH, electra to Gwei'),
});
type Point = z.output<typeof params>;

const points = (['bellatrix', 'electra'] as const).flatMap((fork: Fork) =>
  [0.1, 1 / 3, 0.5].map((fraction): Point => ({ fraction, fork })),
);

/** What those who err together lose half a slashings vector later, in ETH each: min(3f, 1) of 32. */
export const b4 = defineValidation({
  id: 'B4',
  title: 'Correlation penalty of a validator of 32 ETH, ETH',
  source: CONSENSUS_SPECS,
  params,
  points,
  kind: 'exact',
  expected: ({ fraction, fork }) => {
    const eth = FULL_ETH * Math.min((3 * slashedCount(fraction)) / VALIDATORS, 1);
    return fork === 'bellatrix' ? Math.floor(eth + 1e-9) : eth;
  },
  measure: (point) =>
    Promise.resolve({
      measured: playSlashing(point),
      samples: 1,
      // Electra drops less than a Gwei of each ETH.
      tolerance: point.fork === 'bellatrix' ? 0 : FULL_ETH / GWEI,
    }),
});

/** Whole validators. */
function slashedCount(fraction: number): number {
  return Math.round(fraction * VALIDATORS);
}

/** Slashes the share in epoch 0, fills each seat that empties, and waits for the penalty. */
function playSlashing({ fraction, fork }: Point): number {
  const slashed = slashedCount(fraction);
  const ledger = createStakeLedger({
    cohorts: [{ count: slashed, balance: BALANCE_GWEI }, { count: VALIDATORS - slashed }],
    ejection: true,
    fork,
    isRefilled: true,
  });
  const [culprits, others] = ledger.cohorts;
  if (culprits === undefined || others === undefined) return NaN;
  ledger.slash(culprits, others);
  while (ledger.epoch <= stakeRules({ fork }).slashingsVectorEpochs / 2) ledger.endEpoch([false]);
  return culprits.correlationPenaltyGwei / GWEI;
}

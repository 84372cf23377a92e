import { defineValidation, type Lab } from '@dmct/core';
import { z } from 'zod';
import { CONSENSUS_SPECS } from './citations.js';
import {
  measureAttestationDue,
  measureEjectionBalance,
  measureLeakStart,
  measureProportionalMultiplier,
  measureProposerBoost,
  measureReorgHead,
  measureReorgParent,
  measureScoreRecovery,
  measureScoreStep,
  measureSlashingQuotient,
  measureSlashingsVector,
  measureSlotSeconds,
  measureSlotsPerEpoch,
} from './constants-play.js';
import { timekeeper } from './timekeeper.js';

interface Constant {
  readonly printed: number;
  /** What the protocol does, from which the number is read back. */
  readonly measure: (lab: Lab) => number;
}

const CONSTANTS = {
  'slot-seconds': { printed: 12, measure: measureSlotSeconds },
  'slots-per-epoch': { printed: 32, measure: measureSlotsPerEpoch },
  'attestation-due-seconds': { printed: 4, measure: measureAttestationDue },
  'proposer-boost-percent': { printed: 40, measure: measureProposerBoost },
  'reorg-head-percent': { printed: 20, measure: measureReorgHead },
  'reorg-parent-percent': { printed: 160, measure: measureReorgParent },
  'leak-after-epochs': { printed: 4, measure: measureLeakStart },
  'score-missed': { printed: 4, measure: () => measureScoreStep(true, false) },
  'score-voted': { printed: -1, measure: () => measureScoreStep(true, true) },
  'score-not-leaking': { printed: -16, measure: measureScoreRecovery },
  'slashing-quotient-bellatrix': { printed: 32, measure: () => measureSlashingQuotient('bellatrix') },
  'slashing-quotient-electra': { printed: 4096, measure: () => measureSlashingQuotient('electra') },
  'proportional-multiplier': { printed: 3, measure: measureProportionalMultiplier },
  'slashings-vector-epochs': { printed: 8192, measure: measureSlashingsVector },
  'ejection-eth': { printed: 16, measure: measureEjectionBalance },
} as const satisfies Readonly<Record<string, Constant>>;

const names = Object.keys(CONSTANTS) as (keyof typeof CONSTANTS)[];

/** The specifications' constants, read back from what the protocol does and not from where it keeps them. */
export const b1 = defineValidation({
  id: 'B1',
  title: 'Constants of the Ethereum consensus specifications, as the protocol behaves',
  source: CONSENSUS_SPECS,
  params: z.object({
    constant: z
      .enum(names)
      .default('slot-seconds')
      .describe('which one; score-not-leaking: what comes off besides where nothing leaks'),
  }),
  points: names.map((constant) => ({ constant })),
  kind: 'exact',
  plugins: { attacks: [timekeeper] },
  expected: ({ constant }) => CONSTANTS[constant].printed,
  measure: ({ constant }, lab) =>
    Promise.resolve({ measured: CONSTANTS[constant].measure(lab), samples: 1, tolerance: 0 }),
});

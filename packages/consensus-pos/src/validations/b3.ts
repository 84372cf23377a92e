import { defineValidation, type Lab } from '@dmct/core';
import { z } from 'zod';
import { createStakeLedger } from '../stake-ledger.js';
import { CONSENSUS_SPECS } from './citations.js';
import { regainEpoch } from './closed-forms.js';

/** Of the closed form and of the printed numbers alike, which count the first epochs in their own ways. */
const TOLERANCE_EPOCHS = 5;
/** Who counts for nothing at all blocks nothing: no leak lasts longer than that. */
const EPOCHS_MAX = 20_000;

const params = z.object({
  offline: z
    .number()
    .gt(1 / 3)
    .lt(1)
    .default(0.5)
    .describe('share of the stake that stops voting, more than a third'),
  ejection: z
    .enum(['off', 'on'])
    .default('off')
    .describe('whether validators that fall to 16 ETH leave, in a queue'),
  validators: z
    .number()
    .int()
    .min(4)
    .max(10_000_000)
    .default(1_000_000)
    .describe('validators in all; counts with ejection, for the churn limit'),
});
type Point = z.output<typeof params>;

const off = (offline: number): Point => ({ offline, ejection: 'off', validators: 1_000_000 });
const on = (validators: number): Point => ({ offline: 0.6, ejection: 'on', validators });
const PRINTED: readonly (readonly [Point, number])[] = [
  [off(0.35), 1571],
  [off(0.4), 2950],
  [off(0.5), 4686],
  [off(0.6), 6093],
  [on(100), 4694],
  [on(10_000), 5123],
  [on(1_000_000), 5907],
];

/** Epochs that more than a third offline hold finality up, until the inactivity leak alone has cured it. */
export const b3 = defineValidation({
  id: 'B3',
  title: 'Inactivity leak (Bellatrix), epochs from the first missed one until two thirds are online again',
  source: CONSENSUS_SPECS,
  params,
  points: PRINTED.map(([point]) => point),
  kind: 'exact',
  expected: (point) => {
    const printed = PRINTED.find(([at]) => isSamePoint(at, point));
    const { online, offline } = headcount(point);
    return printed?.[1] ?? regainEpoch(online, offline, point.ejection === 'on');
  },
  measure: (point, lab) =>
    Promise.resolve({ measured: playLeak(point, lab), samples: 1, tolerance: TOLERANCE_EPOCHS }),
});

/** Validator numbers; never a whole third offline or less, never all. */
function headcount({ offline, validators }: Point): { readonly online: number; readonly offline: number } {
  const count = Math.min(validators - 1, Math.ceil(offline * validators - 1e-6));
  return { online: validators - count, offline: count };
}

/** Ends epoch after epoch, the offline missing all of them, until the votes suffice. */
function playLeak(point: Point, lab: Lab): number {
  const { online, offline } = headcount(point);
  const ledger = createStakeLedger({
    cohorts: [{ count: online }, { count: offline }],
    ejection: point.ejection === 'on',
    fork: 'bellatrix',
    isRefilled: false,
  });
  do {
    ledger.endEpoch([true, false]);
    if (ledger.epoch % 1000 === 0) lab.progress(ledger.epoch / EPOCHS_MAX);
  } while (!ledger.isLive() && ledger.epoch < EPOCHS_MAX);
  return ledger.isLive() ? ledger.epoch - 1 : NaN;
}

function isSamePoint(one: Point, other: Point): boolean {
  const isSameCrowd = one.ejection === 'off' || one.validators === other.validators;
  return one.offline === other.offline && one.ejection === other.ejection && isSameCrowd;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLatestMessages } from '../../src/store/latest-messages.js';

const VALIDATORS = 6;
const BLOCKS = 4;

type Step =
  | {
      readonly kind: 'vote';
      readonly validators: readonly number[];
      readonly epoch: number;
      readonly block: number;
    }
  | { readonly kind: 'discount'; readonly validator: number }
  | { readonly kind: 'reweigh'; readonly factor: number }
  | { readonly kind: 'read' };

const everybody = Array.from({ length: VALIDATORS }, (_, validator) => validator);
const vote = fc.record({
  kind: fc.constant('vote' as const),
  validators: fc.oneof(fc.constant(everybody), fc.subarray(everybody, { minLength: 1 })),
  epoch: fc.integer({ min: 0, max: 5 }),
  block: fc.nat({ max: BLOCKS - 1 }),
});
const steps = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: vote },
    fc.record({ kind: fc.constant('discount' as const), validator: fc.nat({ max: VALIDATORS - 1 }) }),
    fc.record({ kind: fc.constant('reweigh' as const), factor: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('read' as const) }),
  ),
  { maxLength: 60 },
) as fc.Arbitrary<readonly Step[]>;

/** Each validator's last vote by definition, all of it at once. */
function naiveStake(all: readonly Step[]): number[] {
  const last = new Map<number, { epoch: number; block: number }>();
  let factor = 1;
  for (const step of all) {
    if (step.kind === 'reweigh') factor = step.factor;
    if (step.kind === 'discount') last.set(step.validator, { epoch: Infinity, block: -1 });
    if (step.kind !== 'vote') continue;
    for (const validator of step.validators) {
      if (step.epoch > (last.get(validator)?.epoch ?? -Infinity)) last.set(validator, step);
    }
  }
  const stake = new Array<number>(BLOCKS).fill(0);
  for (const [validator, { block }] of last) {
    if (block >= 0) stake[block] = (stake[block] ?? 0) + factor * (validator + 1);
  }
  return stake;
}

describe('latest messages', () => {
  it('count what each validator voted for last, whenever they are asked and however many votes wait', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const latest = createLatestMessages(VALIDATORS, (validator) => validator + 1);
        for (let block = 0; block < BLOCKS; block++) latest.addBlock();
        all.forEach((step, at) => {
          if (step.kind === 'vote') latest.vote(step.validators, step.epoch, step.block);
          else if (step.kind === 'discount') latest.discount(step.validator);
          else if (step.kind === 'reweigh') latest.reweigh((validator) => step.factor * (validator + 1));
          else expect(latest.directStake).toEqual(naiveStake(all.slice(0, at)));
        });
        expect(latest.directStake).toEqual(naiveStake(all));
      }),
      { seed: 20170815, numRuns: 500 },
    );
  });
});

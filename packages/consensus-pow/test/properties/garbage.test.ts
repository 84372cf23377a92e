import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PowMessage } from '../../src/index.js';
import { createBlockMessage, createTransactionMessage } from '../../src/messages.js';
import { extend, LoneNode, payment } from '../support/node.js';

const junk = fc.oneof(
  fc.anything(),
  fc.constant('0'.repeat(64)),
  fc.integer(),
  fc.constantFrom('block', 'transaction', NaN, Infinity, -1),
);

/** A good message with some fields, some of them deep, replaced by junk. */
function spoil(message: PowMessage): fc.Arbitrary<unknown> {
  const text = JSON.stringify(message);
  const paths: string[][] = [];
  const visit = (thing: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof thing !== 'object' || thing === null) return;
    for (const [key, value] of Object.entries(thing)) visit(value, [...path, key]);
  };
  visit(JSON.parse(text), []);
  return fc.tuple(fc.constantFrom(...paths), junk).map(([path, value]) => {
    const copy = JSON.parse(text) as Record<string, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1) ?? ''] = value;
    return copy;
  });
}

const shapeless = fc.oneof(
  fc.anything(),
  fc.record({
    kind: fc.integer({ min: -1, max: 5 }),
    transaction: junk,
    block: junk,
    item: junk,
    hash: junk,
  }),
);

describe('a node never throws on what a Byzantine peer sends', () => {
  const genesis = new LoneNode().genesis;
  const [block] = extend(genesis, 1, 1, [payment('attack')]);
  it.each([
    ['shapeless things', shapeless],
    ['spoilt blocks', spoil(createBlockMessage(block!, 1000))],
    ['spoilt transactions', spoil(createTransactionMessage(payment('attack')))],
  ])('%s', (_, arbitrary) => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 5 }), fc.nat({ max: 9 }), (messages, from) => {
        const node = new LoneNode();
        for (const message of messages) node.receive(from, message as PowMessage);
        node.miner.onWork(0, node.out);
        expect(node.miner.chain.tip.height).toBeGreaterThanOrEqual(1);
        expect(() => JSON.stringify(node.miner.snapshot())).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

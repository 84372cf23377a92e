import type { TraceEvent } from '@dmct/core';
import { expect, it } from 'vitest';
import type { SeenBlock } from '../src/lab/jobs.js';
import { chainOf } from '../src/views/messages/chain/chain.js';
import type { Model } from '../src/views/messages/model.js';

const block = (
  id: string,
  parent: string,
  height: number,
  at: number,
  publicAt: number | null,
): SeenBlock => ({
  ...{ id, parent, height, at, publicAt, from: 0, values: height === 1 ? ['order'] : [] },
});
const lane = (id: number) => ({ id, name: 'x', isTraitor: false, isClient: false });

/** Branch a is first; b, kept back, shows itself later and is longer. Both hold the same order; c is never shown. */
const BLOCKS = [
  ...[block('a1', '', 1, 1, 1), block('a2', 'a1', 2, 2, 2)],
  ...[block('b1', '', 1, 1, 9), block('b2', 'b1', 2, 2, 9), block('b3', 'b2', 3, 3, 9)],
  block('c1', '', 1, 1, null),
];

it('tells what was taken back from what stands by the branch, how deep the loser was, and what stayed secret', () => {
  const happened = ['decide', 'retract', 'decide'].map(
    (kind, index): TraceEvent =>
      ({ kind, index, at: index, replica: 0, instance: 0, value: 'order' }) as TraceEvent,
  );
  const model = { run: { blocks: BLOCKS, events: happened }, lanes: [lane(0)] } as unknown as Model;
  const [won, ...lost] = chainOf(model)!.branches;
  expect(won!.blocks.map(({ id }) => id)).toEqual(['b1', 'b2', 'b3']);
  expect(won!.blocks[0]).toMatchObject({ stands: 1, takenBack: 0 });
  expect(lost.map(({ blocks, isSecret, replaced }) => [blocks[0]!.id, replaced, isSecret])).toEqual([
    ['a1', 2, false],
    ['c1', 0, true],
  ]);
  expect(lost[0]!.blocks[0]).toMatchObject({ stands: 0, takenBack: 1 });
});

import { isRight } from '@dmct/core';
import { partialSynchrony, stormy } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { bench, erratic, run } from '../workbench.js';

describe('whatever the network does', () => {
  for (const check of partialSynchrony(bench, { seed: 2019 })) it(check.name, check.run);

  // A decided node that a traitor keeps back (768452, 176); a view under way of which a replica heard nothing but a
  // certificate (3281); a new-view said again in the midst of its view (5882).
  it.each([176, 524, 693, 3281, 5882, 768_452])('nobody stays behind (seed %i)', (seed) => {
    const result = run(stormy(bench, 0, erratic), {
      nodes: 7,
      traitors: 2,
      seed,
      conditions: { gstSeconds: 5 },
    });
    expect(isRight(result.verdicts)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { paramsSchema } from '../../src/params.js';
import { choice, majority, maxFaulty, recursionDepth } from '../../src/rules.js';

describe('section 3: majority', () => {
  it('is the value that more than half name', () => {
    expect(majority(['attack', 'retreat', 'attack'], 'retreat')).toBe('attack');
    expect(majority(['attack'], 'retreat')).toBe('attack');
  });
  it('is the default where no value has more than half', () => {
    expect(majority(['attack', 'attack', 'retreat', 'retreat'], 'retreat')).toBe('retreat');
    expect(majority(['attack', 'stay', 'retreat'], 'retreat')).toBe('retreat');
    expect(majority([], 'retreat')).toBe('retreat');
  });
});

describe('section 4: choice', () => {
  it('is the only order, else the default', () => {
    expect(choice(new Set(['attack']), 'retreat')).toBe('attack');
    expect(choice(new Set(), 'retreat')).toBe('retreat');
    expect(choice(new Set(['attack', 'stay']), 'retreat')).toBe('retreat');
  });
});

describe('how many traitors', () => {
  const om = (m: number | null) => paramsSchema.parse({ m });
  const sm = (m: number | null) => paramsSchema.parse({ m, algorithm: 'sm' });
  it('theorem 1: OM(m) stands m of 3m + 1, and no other m stands more', () => {
    for (const m of [0, 1, 2, 3, 4]) expect(maxFaulty(3 * m + 1, om(m))).toBe(m);
    for (let nodes = 1; nodes <= 20; nodes++) {
      for (let m = 0; m <= nodes; m++) {
        expect(maxFaulty(nodes, om(m))).toBeLessThanOrEqual(Math.floor((nodes - 1) / 3));
      }
    }
    expect(maxFaulty(3, om(1))).toBe(0);
  });
  it('theorem 2: SM(m) stands m of any m + 2', () => {
    for (const m of [0, 1, 2, 5]) expect(maxFaulty(m + 2, sm(m))).toBe(m);
    expect(maxFaulty(3, sm(5))).toBe(1);
  });
  it('m follows from n where it is not set', () => {
    expect([1, 3, 4, 6, 7, 10].map((nodes) => recursionDepth(nodes, om(null)))).toEqual([0, 0, 1, 1, 2, 3]);
  });
});

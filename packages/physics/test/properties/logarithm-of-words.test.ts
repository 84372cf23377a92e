import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { pinned } from '@dmct/physics';

describe('logOfUniform', () => {
  const viaDouble = (word: number): number => pinned.log((word + 0.5) / 4294967296);

  test.prop([fc.integer({ min: 0, max: 0xffffffff })], { seed: 1, numRuns: 20_000 })(
    'gives the bits of log for every word',
    (word) => {
      expect(pinned.logOfUniform(word)).toBe(viaDouble(word));
    },
  );

  it('does so at the ends, around powers of two and where the mantissa passes the root of two', () => {
    for (let bit = 0; bit < 32; bit++) {
      for (const factor of [1, Math.SQRT2]) {
        for (let near = -2; near <= 2; near++) {
          const word = Math.min(0xffffffff, Math.max(0, Math.floor(2 ** bit * factor) + near));
          expect(pinned.logOfUniform(word)).toBe(viaDouble(word));
        }
      }
    }
  });
});

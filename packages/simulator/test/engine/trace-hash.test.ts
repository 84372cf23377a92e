import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceHash } from '../../src/engine/trace-hash.js';

type Entry = [at: number, kind: number, from: number, to: number, detail: number];
const entry: fc.Arbitrary<Entry> = fc.tuple(
  fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  fc.nat({ max: 11 }),
  fc.nat({ max: 1000 }),
  fc.nat({ max: 1000 }),
  fc.nat(),
);

function hashOf(entries: readonly Entry[], configuration = ''): string {
  const hash = new TraceHash();
  for (const one of entries) hash.record(...one);
  return hash.finish(configuration);
}

describe('TraceHash', () => {
  it('is 64 hex digits, the same for the same records and configuration', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(hashOf(entries)).toMatch(/^[0-9a-f]{64}$/);
        expect(hashOf(entries)).toBe(hashOf([...entries]));
      }),
      { seed: 4 },
    );
  });

  it('changes with any field of any record', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1 }),
        fc.nat(),
        fc.nat({ max: 4 }),
        (entries, which, field) => {
          const changed = entries.map((one): Entry => [...one]);
          const at = which % entries.length;
          (changed[at] as number[])[field] = ((changed[at] as Entry)[field] as number) + 1;
          expect(hashOf(changed)).not.toBe(hashOf(entries));
        },
      ),
      { seed: 5 },
    );
  });

  it('sees the high half of a late time', () => {
    expect(hashOf([[5, 1, 0, 0, 0]])).not.toBe(hashOf([[5 + 4294967296, 1, 0, 0, 0]]));
  });

  it('depends on order, on the count and on the configuration', () => {
    const a: Entry = [1, 1, 0, 1, 0];
    const b: Entry = [1, 1, 1, 0, 1];
    expect(hashOf([a, b])).not.toBe(hashOf([b, a]));
    expect(hashOf([a])).not.toBe(hashOf([a, a]));
    expect(hashOf([a], 'x')).not.toBe(hashOf([a], 'y'));
  });
});

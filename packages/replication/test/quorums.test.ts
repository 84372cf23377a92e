import { faultsToleratedAmong, quorumSize, weakQuorumSize } from '@dmct/replication';
import { describe, expect, it } from 'vitest';

describe('quorums', () => {
  it('f is the largest with n >= 3f + 1', () => {
    for (let n = 1; n <= 300; n++) {
      const f = faultsToleratedAmong(n);
      expect(n).toBeGreaterThanOrEqual(3 * f + 1);
      expect(n).toBeLessThan(3 * (f + 1) + 1);
    }
  });

  it('are 2f + 1 at n = 3f + 1; elsewhere any two share f + 1 replicas, and the correct make one', () => {
    for (let f = 0; f <= 40; f++) expect(quorumSize(3 * f + 1, f)).toBe(2 * f + 1);
    for (let n = 1; n <= 60; n++) {
      const f = faultsToleratedAmong(n);
      const q = quorumSize(n, f);
      expect(2 * q - n).toBeGreaterThanOrEqual(f + 1);
      expect(2 * (q - 1) - n).toBeLessThan(f + 1);
      expect(n - f).toBeGreaterThanOrEqual(q);
      expect(weakQuorumSize(f)).toBe(f + 1);
    }
  });
});

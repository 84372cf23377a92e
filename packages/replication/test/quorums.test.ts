import {
  faultsToleratedAmong,
  isWithinQuorums,
  quorumSize,
  refuseQuorums,
  weakQuorumSize,
} from '@dmct/replication';
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

  it('keep their promise up to f faulty and no further, at the size of the rule', () => {
    for (let n = 1; n <= 60; n++) {
      const f = faultsToleratedAmong(n);
      for (let faulty = 0; faulty <= n; faulty++) {
        expect(isWithinQuorums(n, faulty, quorumSize(n, f))).toBe(faulty <= f);
      }
    }
  });

  it('promise nothing one vote below the rule, nor where the correct can make none', () => {
    for (let f = 1; f <= 20; f++) {
      const n = 3 * f + 1;
      expect(isWithinQuorums(n, f, 2 * f)).toBe(false);
      expect(isWithinQuorums(n, f, 2 * f + 1)).toBe(true);
      expect(isWithinQuorums(n, f, 2 * f + 2)).toBe(false);
      // Without faults, whoever waits for everybody still gets them.
      expect(isWithinQuorums(n, 0, n)).toBe(true);
      expect(isWithinQuorums(n, 0, n + 1)).toBe(false);
      // Nor can anybody split them, however few are asked.
      expect(isWithinQuorums(n, 0, 2)).toBe(true);
    }
  });

  it('are refused beyond the replicas there are, with what was wrong', () => {
    expect(refuseQuorums(4, { quorum: 4, faultsTolerated: 3 })).toBeNull();
    expect(refuseQuorums(4, { quorum: null, faultsTolerated: null })).toBeNull();
    expect(refuseQuorums(4, { quorum: 5, faultsTolerated: null })).toMatch(/a quorum of 5 .* not 4/);
    expect(refuseQuorums(4, { quorum: null, faultsTolerated: 4 })).toMatch(/faultsTolerated=4 .* among 4/);
  });
});

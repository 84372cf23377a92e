import { expect, it } from 'vitest';
import { countsOf } from '../src/views/validation/counts.js';

it('a reported row neither passes nor fails, as in the terminal', () => {
  const rows = [
    { kind: 'exact', verdict: 'pass' },
    { kind: 'statistical', verdict: 'fail' },
    { kind: 'reported', verdict: 'fail' },
    { kind: 'reported', verdict: 'pass' },
  ] as const;
  expect(countsOf(rows)).toBe('1 passed, 1 failed, 2 reported, not gated');
  expect(countsOf(rows.slice(0, 1))).toBe('1 passed, 0 failed');
});

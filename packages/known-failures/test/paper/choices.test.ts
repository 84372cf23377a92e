import { describe, expect, it } from 'vitest';
import { correctedChoice, fabChoice, zyzzyvaChoice } from '../../src/two-track/choices.js';
import type { Report } from '../../src/two-track/messages.js';
import { maxFaulty, sizesOf } from '../../src/two-track/sizes.js';

/** "a1" for the value a, accepted (or certified) in view 1. */
function report(accepted: string | null, certificate: string | null = null): Report {
  const parse = (text: string) => ({ value: text.slice(0, 1), view: Number(text.slice(1)) });
  return {
    view: 9,
    accepted: accepted === null ? null : parse(accepted),
    certificate: certificate === null ? null : { ...parse(certificate), signatures: [] },
    signature: { signer: 0, evidence: '' },
  };
}

describe('sizes of n = 3f + 2t + 1', () => {
  it.each([
    [4, 1, 0, { fast: 4, quorum: 3, reports: 3, trace: 2 }],
    [7, 2, 0, { fast: 7, quorum: 5, reports: 5, trace: 3 }],
    [6, 1, 1, { fast: 5, quorum: 4, reports: 5, trace: 3 }],
  ])('n = %i, f = %i, t = %i', (nodes, faults, slack, sizes) => {
    expect(maxFaulty(nodes, slack)).toBe(faults);
    expect(sizesOf(nodes, faults, slack)).toEqual(sizes);
  });
});

describe('what three reports of four allow', () => {
  const sizes = sizesOf(4, 1, 0);

  it.each([
    ['nothing accepted', [report(null), report(null), report('a0')], 'any', 'any', 'any'],
    ['f + 1 accepts', [report('b0'), report('b0'), report('a0')], 'b', 'b', 'b'],
    ['a certificate', [report('a0', 'a0'), report('b0'), report(null)], 'a', 'a', 'a'],
    [
      'an old certificate against later accepts',
      [report('a0', 'a0'), report('b1'), report('b1')],
      'a',
      'none',
      'b',
    ],
    [
      'a certificate against accepts of its view',
      [report('a1', 'a1'), report('b1'), report('b1')],
      'a',
      'none',
      'a',
    ],
    ['accepts of two views', [report('b1'), report('b3'), report('a0', 'a2')], 'a', 'none', 'a'],
  ] as const)('%s', (_, reports, published, fab, corrected) => {
    const named = (text: string) => (text.length === 1 ? { only: text } : text);
    expect(zyzzyvaChoice([...reports], sizes)).toEqual(named(published));
    expect(fabChoice([...reports], sizes)).toEqual(named(fab));
    expect(correctedChoice([...reports], sizes)).toEqual(named(corrected));
  });
});

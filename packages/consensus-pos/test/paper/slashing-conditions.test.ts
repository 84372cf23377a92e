import { describe, expect, it } from 'vitest';
import { isDoubleVote, isSurroundVote, offenceOf, type AttestationData } from '../../src/index.js';

function vote(source: number, target: number, head = 'head', branch = 'a'): AttestationData {
  return {
    slot: target * 32,
    head,
    source: { epoch: source, root: `${branch}${String(source)}` },
    target: { epoch: target, root: `${branch}${String(target)}` },
  };
}

describe('slashing conditions (Buterin and Griffith 2017, section 2)', () => {
  it('I: no two distinct votes for one target epoch', () => {
    expect(isDoubleVote(vote(1, 2), vote(1, 2, 'head', 'b'))).toBe(true);
    expect(isDoubleVote(vote(1, 2), vote(0, 2))).toBe(true);
    expect(isDoubleVote(vote(1, 2), vote(1, 2, 'another head'))).toBe(true);
    expect(isDoubleVote(vote(1, 2), vote(1, 2))).toBe(false);
    expect(isDoubleVote(vote(1, 2), vote(2, 3))).toBe(false);
  });

  it('II: no vote within the span of another', () => {
    expect(isSurroundVote(vote(1, 4), vote(2, 3))).toBe(true);
    expect(isSurroundVote(vote(2, 3), vote(1, 4))).toBe(false);
    expect(isSurroundVote(vote(1, 4), vote(1, 3))).toBe(false);
    expect(isSurroundVote(vote(1, 4), vote(2, 4))).toBe(false);
    expect(isSurroundVote(vote(1, 2), vote(2, 3))).toBe(false);
  });

  it('names the offence in whatever order the votes come', () => {
    expect(offenceOf(vote(2, 3), vote(1, 4))).toBe('surround-vote');
    expect(offenceOf(vote(1, 4), vote(2, 3))).toBe('surround-vote');
    expect(offenceOf(vote(1, 4), vote(2, 4))).toBe('double-vote');
    expect(offenceOf(vote(1, 2), vote(2, 3))).toBeNull();
  });
});

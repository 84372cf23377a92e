import { describe, expect, it } from 'vitest';
import { OwnVoteBook } from '../src/engine/own-vote-book.js';
import { EngineVoteBook } from '../src/engine/vote-book.js';

describe('OwnVoteBook', () => {
  it('has the common topics, and counts apart from the participant of the same id', () => {
    const common = new EngineVoteBook(4, 5);
    const own = new OwnVoteBook(common, 4);
    const topic = common.topic(0, 1, 2, 'digest');
    expect(own.topic(0, 1, 2, 'digest')).toBe(topic);
    expect(common.add(topic, 0, 1)).toBe(1);
    expect(own.has(topic, 0, 1)).toBe(false);
    expect(own.add(topic, 0, 2)).toBe(1);
    expect(own.add(topic, 0, 3)).toBe(2);
    expect([own.count(topic), common.count(topic, 0)]).toEqual([2, 1]);
  });
  it('counts a voter once, and nobody but replicas', () => {
    const own = new OwnVoteBook(new EngineVoteBook(4, 5), 4);
    const topic = own.topic(0, 0, 0, '');
    expect(own.add(topic, 0, 1)).toBe(1);
    expect(own.add(topic, 0, 1)).toBe(0);
    expect(own.add(topic, 0, 4)).toBe(0);
    expect(own.add(-1, 0, 1)).toBe(0);
    expect(own.count(topic)).toBe(1);
  });
});

describe('OwnVoteBook, retiring', () => {
  it('forgets what it is done with, and counts no more of it', () => {
    const own = new OwnVoteBook(new EngineVoteBook(4, 5), 4);
    const [done, open] = [own.topic(0, 0, 1, ''), own.topic(0, 0, 2, '')];
    const evidence = { by: 1 };
    own.add(done, 0, 1, evidence);
    own.add(open, 0, 1, evidence);
    own.retire(0, 1);
    expect([own.count(done), own.add(done, 0, 2), own.count(open)]).toEqual([0, 0, 1]);
    expect([own.evidence(done), own.evidence(open)]).toEqual([[], [evidence]]);
  });
});

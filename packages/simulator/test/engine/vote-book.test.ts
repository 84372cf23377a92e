import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineVoteBook } from '../../src/engine/vote-book.js';

const NODES = 70;
// Few keys, so that most votes are repeats; from 60 on, so that a word's border is among them.
const CLIENTS = 2;
const vote = fc.record({
  topic: fc.integer({ min: 0, max: 1 }),
  me: fc.integer({ min: 68, max: NODES + CLIENTS - 1 }),
  from: fc.integer({ min: 60, max: NODES - 1 }),
});

describe('EngineVoteBook', () => {
  it('counts like a set of voters for each topic and replica', () => {
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 500 }), (cast) => {
        const book = new EngineVoteBook(NODES, NODES + CLIENTS);
        const topics = [0, 1, 2, 3].map((view) => book.topic(1, view, 7, 'd'));
        const naive = new Map<string, Set<number>>();
        for (const { from, me, topic } of cast) {
          const key = `${String(topic)} ${String(me)}`;
          const set = naive.get(key) ?? new Set<number>();
          const expected = set.has(from) ? 0 : set.size + 1;
          naive.set(key, set.add(from));
          expect(book.add(topics[topic] as number, me, from)).toBe(expected);
          expect(book.count(topics[topic] as number, me)).toBe(set.size);
          expect(book.has(topics[topic] as number, me, from)).toBe(true);
        }
      }),
      { seed: 3 },
    );
  });

  it('gives one topic to one question, and different ones to different questions', () => {
    const book = new EngineVoteBook(4, 4);
    const first = book.topic(1, 2, 3, 'x');
    expect(book.topic(1, 2, 3, 'x')).toBe(first);
    const others = [
      book.topic(2, 2, 3, 'x'),
      book.topic(1, 3, 3, 'x'),
      book.topic(1, 2, 4, 'x'),
      book.topic(1, 2, 3, 'y'),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('counts nothing for topics that nobody asked for, and for voters who are no replicas', () => {
    const book = new EngineVoteBook(4, 5);
    const topic = book.topic(0, 0, 0, '');
    for (const bad of [-1, 1, 0.5, NaN, Infinity]) expect(book.add(bad, 0, 0)).toBe(0);
    for (const bad of [-1, 4, NaN]) expect(book.add(topic, 0, bad)).toBe(0);
    expect(book.add(topic, 5, 0)).toBe(0);
    expect(book.add(topic, 4, 0)).toBe(1);
  });
});

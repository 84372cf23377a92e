import type { Message, Replica } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Ballots } from '../../src/engine/ballots.js';
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

describe('quiet votes', () => {
  const deed = fc.record({
    kind: fc.constantFrom('add', 'add', 'quiet', 'retire'),
    me: fc.integer({ min: 0, max: 2 }),
    from: fc.integer({ min: 0, max: 5 }),
    count: fc.constantFrom(0, 1, 2, 3, 5, Infinity),
  });

  it('are counted below the count that was asked for and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const book = new EngineVoteBook(6, 6);
        for (const id of [0, 1]) book.allowQuiet(id);
        const topic = book.topic(0, 0, 1, 'd');
        const naive = [0, 1, 2].map(() => ({ voters: new Set<number>(), quiet: 0, isRetired: false }));
        for (const { count, from, kind, me } of deeds) {
          const own = naive[me]!;
          if (kind === 'retire') {
            book.retire(me, 1);
            own.voters.clear();
            own.isRetired = true;
          } else if (kind === 'quiet') {
            book.quietUntil(topic, me, count);
            // The third one is not allowed to.
            if (me < 2) own.quiet = count;
          } else if (book.slabOf(topic)?.addQuietly(me, from, undefined) === true && !own.isRetired) {
            expect(own.quiet).toBeGreaterThan(own.voters.has(from) ? 0 : own.voters.size + 1);
            own.voters.add(from);
          }
          expect(book.count(topic, me)).toBe(own.voters.size);
        }
      }),
      { seed: 4 },
    );
  });

  it('keep their evidence, and are about what their topic is about', () => {
    const book = new EngineVoteBook(4, 4);
    book.allowQuiet(0);
    const topic = book.topic(1, 2, 3, 'd');
    book.quietUntil(topic, 0, 3);
    const signature = { by: 2 };
    expect(book.slabOf(topic)?.addQuietly(0, 2, signature)).toBe(true);
    expect(book.evidence(topic, 0)).toEqual([signature]);
    expect(book.isAbout(topic, 1, 2, 3, 'd')).toBe(true);
    const wrong = [
      [topic + 1, 1, 2, 3, 'd'],
      [String(topic), 1, 2, 3, 'd'],
      [topic, 0, 2, 3, 'd'],
      [topic, 1, 1, 3, 'd'],
      [topic, 1, 2, 4, 'd'],
      [topic, 1, 2, 3, 'e'],
    ] as const;
    // A liar's message may say nothing at all.
    const nothing = undefined as unknown as number;
    expect(book.isAbout(7, 1, nothing, nothing, nothing as unknown as string)).toBe(false);
    for (const [of, phase, view, sequence, digest] of wrong)
      expect(book.isAbout(of, phase, view, sequence, digest)).toBe(false);
  });
});

describe('votes that are noted in lines', () => {
  const VOTERS = 70;
  const BOOKS = 3;
  const voter = fc.integer({ min: 0, max: VOTERS - 1 });
  const book = fc.integer({ min: 0, max: BOOKS - 1 });
  const rare = { weight: 1, arbitrary: fc.constantFrom('send', 'twice', 'add', 'quiet', 'retire') };
  const deed = fc.record({
    kind: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom('broadcast', 'all') },
      { weight: 4, arbitrary: fc.constant('bring') },
      rare,
    ),
    from: voter,
    me: book,
    count: fc.constantFrom(0, 1, 25, 40, 60, Infinity, Infinity, Infinity),
    /** What a replica that hears of a vote does with it. */
    isTaken: fc.constantFrom(true, true, false),
    turn: fc.nat(1e6),
  });

  /** The engine's way with the copies of messages, and next to it books that are maps of voters. */
  class Office {
    readonly votes = new EngineVoteBook(VOTERS, VOTERS, true);
    readonly topic = this.votes.topic(0, 0, 1, 'd');
    readonly copies: { readonly from: number; readonly to: number }[] = [];
    readonly naive = Array.from({ length: BOOKS }, () => ({
      voters: new Map<number, object>(),
      quiet: 0,
      isRetired: false,
    }));
    readonly signatures = Array.from({ length: VOTERS }, (_, from) => ({ from }));

    constructor() {
      for (let me = 0; me < BOOKS; me++) this.votes.allowQuiet(me);
    }

    post(from: number, recipients: readonly number[], isBroadcast: boolean): void {
      this.votes.leaves(this.topic, from, this.signatures[from], isBroadcast);
      for (const to of recipients) if (to !== from) this.copies.push({ from, to });
    }

    /** Brings a copy. A replica that hears of it may or may not count it. */
    bring(turn: number, isTaken: boolean): void {
      const { copies, naive, signatures, topic, votes } = this;
      const [copy] = copies.splice(turn % copies.length, 1);
      if (copy === undefined) return;
      const { from, to } = copy;
      const { isRetired, quiet, voters } = naive[to]!;
      const slab = votes.slabOf(topic);
      const isRepeat = isRetired || voters.has(from);
      const isQuiet =
        slab !== undefined &&
        (slab.comesOnce(from) ? slab.addOnce(to, from) : slab.addQuietly(to, from, signatures[from]));
      if (isQuiet) expect(quiet).toBeGreaterThan(isRepeat ? 0 : voters.size + 1);
      if (!isQuiet) {
        votes.hears(topic, to, from);
        if (isTaken) return this.add(to, from);
      } else if (!isRepeat) voters.set(from, signatures[from]!);
    }

    add(me: number, from: number): void {
      const { isRetired, voters } = this.naive[me]!;
      const signature = this.signatures[from]!;
      const isNews = !isRetired && !voters.has(from);
      if (isNews) voters.set(from, signature);
      expect(this.votes.add(this.topic, me, from, signature)).toBe(isNews ? voters.size : 0);
    }
  }

  test.prop([fc.array(deed, { minLength: 20, maxLength: 300 })], { seed: 6, numRuns: 300 })(
    'are those that would be looked up one by one: repeats, doubled copies, votes by other ways, retirement',
    (deeds) => {
      const office = new Office();
      const { copies, naive, topic, votes } = office;
      for (const id of [0, 1, 2]) votes.quietUntil(topic, id, (naive[id]!.quiet = 60));
      const everybody = Array.from({ length: VOTERS }, (_, id) => id);
      const readers = everybody.slice(0, BOOKS);
      for (const { count, from, isTaken, kind, me, turn } of deeds) {
        if (kind === 'broadcast') office.post(from, readers, true);
        else if (kind === 'all') for (const id of everybody) office.post(id, readers, true);
        else if (kind === 'send') office.post(from, [me], false);
        else if (kind === 'add') office.add(me, from);
        else if (kind === 'twice' && copies.length > 0) {
          const copy = copies[turn % copies.length]!;
          votes.comesTwice(topic, copy.from);
          copies.push(copy);
        } else if (kind === 'quiet') {
          votes.quietUntil(topic, me, count);
          if (!naive[me]!.isRetired) naive[me]!.quiet = count;
        } else if (kind === 'retire' && turn % 5 === 0) {
          votes.retire(me, 1);
          naive[me]!.isRetired = true;
          naive[me]!.voters.clear();
        } else if (kind === 'bring') for (let i = 0; i < turn % 100; i++) office.bring(turn + 7 * i, isTaken);
        for (const id of readers) {
          const { voters } = naive[id]!;
          expect(votes.count(topic, id)).toBe(voters.size);
          if (turn % 6 > 0) continue;
          expect(votes.has(topic, id, from)).toBe(voters.has(from));
          const expected = [...voters].sort(([a], [b]) => a - b).map(([, evidence]) => evidence);
          expect(votes.evidence(topic, id)).toEqual(expected);
        }
      }
    },
  );

  it('hold more than a line does, and are repeats when they come by another way', () => {
    const office = new Office();
    const { naive, topic, votes } = office;
    votes.quietUntil(topic, 0, (naive[0]!.quiet = Infinity));
    for (let from = 1; from < VOTERS; from++) office.post(from, [0], true);
    while (office.copies.length > 0) office.bring(5, true);
    for (let from = VOTERS - 1; from > 0; from--) office.add(0, from);
    expect(votes.count(topic, 0)).toBe(VOTERS - 1);
    expect(votes.evidence(topic, 0)).toEqual(office.signatures.slice(1));
  });

  it('are counted in no closed book', () => {
    const { topic, votes } = new Office();
    votes.quietUntil(topic, 0, 60);
    votes.leaves(topic, 7, undefined, true);
    votes.add(topic, 1, 1);
    votes.retire(0, 1);
    expect(votes.slabOf(topic)?.addOnce(0, 7)).toBe(true);
    expect(votes.slabOf(topic)?.count(0)).toBe(0);
  });

  it('are looked up where a topic was without a slab: nobody knows what is under way', () => {
    const { topic, votes } = new Office();
    votes.leaves(topic, 7, undefined, true);
    votes.add(topic, 1, 1);
    votes.retire(1, 1);
    expect(votes.slabOf(topic)).toBeUndefined();
    votes.leaves(topic, 7, undefined, true);
    expect(votes.slabOf(topic)?.comesOnce(7)).toBe(false);
  });

  it('are looked up where they leave one by one', () => {
    const { topic, votes } = new Office();
    votes.leaves(topic, 7, undefined, false);
    expect(votes.slabOf(topic)?.comesOnce(7)).toBe(false);
  });
});

it('a copy that comes twice is of no vote where a traitor wrote anything into its topic', () => {
  const book = new EngineVoteBook(4, 4);
  const ballots = new Ballots([{ ballotOf: () => null } as unknown as Replica], book, 4);
  for (const topic of ['length', 'map', '0', null, NaN, 0.5, -1, 1e12, {}]) {
    const message = { kind: 0, bytes: 1, topic } as unknown as Message;
    expect(() => {
      ballots.repeat(0, message);
    }).not.toThrow();
  }
});

describe('retiring and evidence', () => {
  const deed = fc.record({
    kind: fc.constantFrom('add', 'add', 'add', 'retire'),
    me: fc.nat(2),
    from: fc.nat(3),
    sequence: fc.nat(4),
    flavour: fc.nat(1),
  });

  test.prop([fc.array(deed, { maxLength: 200 })], { seed: 5 })(
    'agree with maps of voters and low-water marks, whichever slab serves which topic',
    (deeds) => {
      const book = new EngineVoteBook(4, 3);
      const evidence = [0, 1, 2, 3].map((from) => [
        { from, side: 0 },
        { from, side: 1 },
      ]);
      const naive = new Map<string, Map<number, object>>();
      const low = [-1, -1, -1];
      for (const { flavour, from, kind, me, sequence } of deeds) {
        if (kind === 'retire') {
          book.retire(me, sequence);
          low[me] = Math.max(low[me] ?? -1, sequence);
          for (let done = 0; done <= (low[me] ?? -1); done++) naive.delete(`${String(done)} ${String(me)}`);
        } else {
          const key = `${String(sequence)} ${String(me)}`;
          const voters = naive.get(key) ?? new Map<number, object>();
          const given = evidence[from]?.[flavour] as object;
          const isNews = sequence > (low[me] ?? -1) && !voters.has(from);
          if (isNews) naive.set(key, voters.set(from, given));
          expect(book.add(book.topic(0, 0, sequence, ''), me, from, given)).toBe(isNews ? voters.size : 0);
        }
        for (let one = 0; one <= 4; one++) {
          for (let reader = 0; reader < 3; reader++) {
            const voters = naive.get(`${String(one)} ${String(reader)}`) ?? new Map<number, object>();
            const topic = book.topic(0, 0, one, '');
            expect(book.count(topic, reader)).toBe(voters.size);
            const expected = [...voters].sort(([a], [b]) => a - b).map(([, given]) => given);
            expect(book.evidence(topic, reader)).toEqual(expected);
            expect(book.has(topic, reader, from)).toBe(voters.has(from));
          }
        }
      }
    },
  );

  it('lays out no more slabs than are in use at once', () => {
    const book = new EngineVoteBook(4, 4);
    for (let sequence = 1; sequence <= 100; sequence++) {
      for (let me = 0; me < 4; me++) {
        book.add(book.topic(0, 0, sequence, ''), me, 1);
        book.retire(me, sequence - 2);
      }
    }
    expect(book.slabs).toBeLessThanOrEqual(4);
  });

  it('tells a vote without evidence from those of others who heard some', () => {
    const book = new EngineVoteBook(4, 4);
    const topic = book.topic(0, 0, 1, '');
    const signature = { by: 2 };
    book.add(topic, 0, 2, signature);
    book.add(topic, 1, 2);
    expect([book.evidence(topic, 0), book.evidence(topic, 1)]).toEqual([[signature], []]);
  });
});

import type { BlockView, Message } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { WithholdingPool } from '../../src/attacks/withholding-pool.js';
import type { WithholdingPolicy } from '../../src/withholding/policy.js';
import { NOT_STUBBORN, selfishMining, stubbornMining } from '../../src/withholding/stubborn.js';

interface Named extends Message {
  readonly find: string;
}

/** Plays finds written "block<parent": "o2<o1" is the pool's, "h1<g0" an honest one. What each made the pool publish. */
function play(policy: WithholdingPolicy, ...finds: readonly string[]) {
  const pool = new WithholdingPool(policy);
  const published = finds.map((find) => {
    const [id = '', parent = ''] = find.split('<');
    const view: BlockView = { id, parent, height: Number(id[1]), weight: 1, values: [] };
    const message: Named = { kind: 0, topic: -1, bytes: 0, find: id };
    const answer = id.startsWith('o') ? pool.seeOwn(view, message) : pool.seePublic(view, message);
    return answer.map((each) => (each as Named).find).join(' ');
  });
  return { pool, published };
}

describe('Eyal and Sirer 2014, algorithm 1', () => {
  it.each([
    ['withholds a lead', ['o1<g0', 'o2<o1', 'o3<o2'], ['', '', '']],
    ['a lead of one that is caught up is published: a tie', ['o1<g0', 'h1<g0'], ['', 'o1']],
    ['the pool breaks a tie at once', ['o1<g0', 'h1<g0', 'o2<o1'], ['', 'o1', 'o2']],
    [
      'the honest break a tie on their branch: the pool starts anew',
      ['o1<g0', 'h1<g0', 'h2<h1', 'o3<h2', 'h3<h2'],
      ['', 'o1', '', '', 'o3'],
    ],
    [
      'the honest break a tie on the branch of the pool: so it does',
      ['o1<g0', 'h1<g0', 'h2<o1', 'o3<h2', 'h3<h2'],
      ['', 'o1', '', '', 'o3'],
    ],
    ['a lead of two that shrinks is published whole', ['o1<g0', 'o2<o1', 'h1<g0'], ['', '', 'o1 o2']],
    [
      'a longer lead is published one by one',
      ['o1<g0', 'o2<o1', 'o3<o2', 'o4<o3', 'h1<g0', 'h2<h1', 'h3<h2'],
      ['', '', '', '', 'o1', 'o2', 'o3 o4'],
    ],
    ['what was seen before changes nothing', ['o1<g0', 'h1<g0', 'h1<g0', 'o1<g0'], ['', 'o1', '', '']],
    ['a second block of one height changes nothing', ['h1<g0', 'k1<g0', 'o2<h1'], ['', '', '']],
  ])('%s', (_, finds, published) => {
    expect(play(selfishMining, ...finds).published).toEqual(published);
  });
});

describe('Nayak et al. 2016, section 3', () => {
  it('lead: a lead of two that shrinks is played as a tie', () => {
    const policy = stubbornMining({ ...NOT_STUBBORN, lead: true });
    expect(play(policy, 'o1<g0', 'o2<o1', 'h1<g0', 'h2<h1').published).toEqual(['', '', 'o1', 'o2']);
  });
  it('equal fork: a block found in a tie stays hidden', () => {
    const policy = stubbornMining({ ...NOT_STUBBORN, equalFork: true });
    expect(play(policy, 'o1<g0', 'h1<g0', 'o2<o1', 'h2<h1').published).toEqual(['', 'o1', '', 'o2']);
  });
  it('trail: one block behind it mines on, two behind it gives up', () => {
    const policy = stubbornMining({ ...NOT_STUBBORN, trail: 1 });
    const { pool, published } = play(policy, 'h1<g0', 'o1<g0', 'o2<o1');
    expect(published).toEqual(['', '', 'o1 o2']);
    expect(pool.isAdopted('h1')).toBe(false);
    expect(play(policy, 'h1<g0', 'h2<h1').pool.isAdopted('h1')).toBe(true);
    expect(play(selfishMining, 'h1<g0').pool.isAdopted('h1')).toBe(true);
  });
});

describe('what the pool counts', () => {
  it('gamma: which branch the honest block after a tie is on', () => {
    const ties = ['o1<g0', 'h1<g0', 'h2<o1', 'o3<h2', 'h3<h2', 'h4<h3'];
    expect(play(selfishMining, ...ties).pool.measure()).toEqual({
      settledBlocks: 4,
      poolShareOfChain: 0.25,
      tiesDecidedByHonest: 2,
      gamma: 0.5,
    });
  });
  it('nothing before the first block', () => {
    expect(play(selfishMining).pool.measure()).toEqual({ settledBlocks: 0, tiesDecidedByHonest: 0 });
  });
  it('not a block of its own that is still secret', () => {
    expect(play(selfishMining, 'o1<g0', 'o2<o1').pool.measure()).toMatchObject({ settledBlocks: 0 });
    expect(play(selfishMining, 'o1<g0').pool.isPublic('o1')).toBe(false);
  });
});

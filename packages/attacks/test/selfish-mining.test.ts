import { selfishMining } from '@dmct/attacks';
import type { BlockView, Message } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { SelfishPool } from '../src/selfish-mining-pool.js';
import { attackRuns, violations } from './support/run.js';
import { toyChain } from './support/toy-chain.js';

function block(owner: string, height: number): BlockView {
  return { id: `${owner}${String(height)}`, parent: '', height, weight: 1, values: [] };
}

/** Plays finds by name and height ("o1": own, "h1": honest); what each of them made the pool publish. */
function play(...finds: readonly string[]): readonly string[] {
  const pool = new SelfishPool();
  return finds.map((find) => {
    const view = block(find[0] ?? '', Number(find.slice(1)));
    const message = { kind: 0, topic: -1, bytes: 0, find } as Message & { readonly find: string };
    const published = find.startsWith('o') ? pool.seeOwn(view, message) : pool.seePublic(view);
    return published.map((each) => (each as typeof message).find).join(' ');
  });
}

describe('Eyal and Sirer 2014, algorithm 1', () => {
  it('withholds a lead', () => {
    expect(play('o1', 'o2', 'o3')).toEqual(['', '', '']);
  });
  it('a lead of one that is caught up is published: a tie', () => {
    expect(play('o1', 'h1')).toEqual(['', 'o1']);
  });
  it('the pool breaks a tie at once', () => {
    expect(play('o1', 'h1', 'o2')).toEqual(['', 'o1', 'o2']);
  });
  it('the honest break a tie: the pool starts anew', () => {
    expect(play('o1', 'h1', 'h2', 'o3', 'h3')).toEqual(['', 'o1', '', '', 'o3']);
  });
  it('a lead of two that shrinks is published whole', () => {
    expect(play('o1', 'o2', 'h1')).toEqual(['', '', 'o1 o2']);
  });
  it('a longer lead is published one by one', () => {
    expect(play('o1', 'o2', 'o3', 'o4', 'h1', 'h2', 'h3')).toEqual(['', '', '', '', 'o1', 'o2', 'o3 o4']);
  });
  it('and after a win everything begins anew', () => {
    expect(play('o1', 'o2', 'h1', 'o3', 'o4', 'o5')).toEqual(['', '', 'o1 o2', '', '', '']);
  });
  it('what was published or seen before changes nothing', () => {
    expect(play('o1', 'h1', 'h1', 'o1')).toEqual(['', 'o1', '', '']);
  });
});

it('a ledger under selfish mining still records and keeps what it should', () => {
  const runs = attackRuns(toyChain, selfishMining, 10, { nodes: 10, traitors: 3 });
  for (const property of ['agreement', 'validity', 'termination'] as const) {
    expect(violations(runs, property)).toBe(0);
  }
});

import { createStream } from '@dmct/core';
import { FIRST_SEED } from '../run/first-seed.js';

/**
 * The first seeds of the ledger under which `inputs=split` gives half of the honest each order (as nearly as their
 * number lets it): the hardest. Traitors and coins are drawn as a run draws them, by the same labels.
 */
export function evenSeeds(nodes: number, traitors: number, count: number): readonly number[] {
  const seeds: number[] = [];
  for (let seed = FIRST_SEED; seeds.length < count; seed++) {
    const ids = Array.from({ length: nodes }, (_, id) => id);
    const faulty = new Set(createStream(seed, 'traitors').shuffle(ids).slice(0, traitors));
    const coins = createStream(seed, 'orders split');
    const heads = ids.map(() => coins.coin()).filter((coin, id) => coin && !faulty.has(id)).length;
    if (heads === Math.floor((nodes - traitors) / 2)) seeds.push(seed);
  }
  return seeds;
}

/** The first seeds of the ledger. */
export function firstSeeds(count: number): readonly number[] {
  return Array.from({ length: Math.max(1, count) }, (_, k) => FIRST_SEED + k);
}

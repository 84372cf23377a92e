import {
  createStream,
  defineAttack,
  findSurface,
  type AdversaryContext,
  type Attack,
  type Emission,
  type FieldSurface,
  type Message,
  type ReplicaContext,
  type Strategy,
} from '@dmct/core';
import { dmct, type DmctParams } from '../../src/index.js';
import { z } from 'zod';

/** What every replica voted after each round: [round − 1][replica], 0 or 1. Filled while a run goes on. */
export type VoteLog = (0 | 1)[][];

/** The strategy with a window into its votes, for adversaries that know more than light lets them, and for counts. */
export function watched(log: VoteLog): Strategy<DmctParams, Message> {
  return {
    ...dmct,
    createReplica(context: ReplicaContext<DmctParams>) {
      const replica = dmct.createReplica(context);
      return {
        onStart: (out) => replica.onStart?.(out),
        onTimer: (id, out) => replica.onTimer?.(id, out),
        onObservation(observation, out) {
          replica.onObservation?.(observation, out);
          const { vote } = replica.snapshot() as { vote: string };
          (log[observation.tag - 1] ??= [])[context.id] = vote === context.candidates[1] ? 1 : 0;
        },
        snapshot: () => replica.snapshot(),
      };
    },
  };
}

/** What a traitor radiates in place of its coin. */
export type CoinLie = (
  context: AdversaryContext<unknown>,
) => (emission: Emission, from: number) => readonly Emission[];

const fairCoins: CoinLie = () => (emission) => [emission];

/** Carrier of the default code book and length of its coins. */
const LOW_HZ = 1e9;
const COIN_SECONDS = 2560e-9;

/** A coin whose every bit sounds both values at half the power: bins 2k and 2k + 1 are the two values of a bit. */
export const ambiguousCoins: CoinLie = () => (emission) => {
  const flipped = emission.carriers.frequenciesHz.map((frequency) => {
    const bin = Math.round((frequency - LOW_HZ) * COIN_SECONDS) - 1;
    return LOW_HZ + ((bin ^ 1) + 1) / COIN_SECONDS;
  });
  const amplitude = emission.amplitude * Math.SQRT1_2;
  return [
    { ...emission, amplitude },
    { ...emission, amplitude, carriers: { ...emission.carriers, frequenciesHz: flipped } },
  ];
};

const ORDERS = ['attack', 'retreat'] as const;

/**
 * The strongest attack known here that stays in its own gates: the traitors fill up the votes of the honest to a tie,
 * and one of them, the one farthest from the honest, sounds both orders at the floor of power, so that the median is
 * its reading alone, with as much noise as can be. It knows the honest votes of the round before.
 */
export function pivotAttack(log: VoteLog, coins: CoinLie = fairCoins, powerFloor = 0.7): Attack {
  return defineAttack({
    name: 'pivot',
    title: 'Pivot',
    summary: 'One ambiguous traitor is the median; the others keep it there.',
    citations: [],
    params: z.object({}),
    needs: ['field'],
    powers: [],
    breaks: () => [],
    expects: { violates: ['agreement'], summary: 'Splits honest votes by noise, as often as noise allows.' },
    createAdversary(context) {
      const field = findSurface(context.surfaces, 'field') as FieldSurface;
      const lieOfCoin = coins(context);
      const pivot = farthestTraitor(context);
      const others = context.faulty.filter((id) => id !== pivot);
      const emitted = new Map<number, number>();
      return {
        onEmission(emission, from) {
          if (field.valueOf(emission) === null) return lieOfCoin(emission, from);
          const round = emitted.get(from) ?? 0;
          emitted.set(from, round + 1);
          const zero = field.withValue(emission, ORDERS[0]) as Emission;
          const one = field.withValue(emission, ORDERS[1]) as Emission;
          if (from === pivot) {
            const amplitude = emission.amplitude * Math.sqrt(powerFloor / 2);
            return [
              { ...zero, amplitude },
              { ...one, amplitude },
            ];
          }
          const ones = round === 0 ? null : context.honest.filter((id) => log[round - 1]?.[id] === 1).length;
          const target = Math.floor(context.nodes / 2) - (ones ?? Math.floor(context.honest.length / 2));
          return [others.indexOf(from) < target ? one : zero];
        },
      };
    },
  });
}

function farthestTraitor(context: AdversaryContext<unknown>): number | undefined {
  const nearest = (id: number): number =>
    context.honest.reduce((sum, other) => sum + context.pathLengthMetres(id, other), 0);
  return [...context.faulty].sort((a, b) => nearest(b) - nearest(a))[0];
}

/** Seeds under which exactly half (rounded down) of the honest hold the first order in `inputs=split`. */
export function evenSplitSeeds(count: number, nodes: number, traitors: number): number[] {
  const seeds: number[] = [];
  for (let seed = 1; seeds.length < count; seed++) {
    const ids = Array.from({ length: nodes }, (_, id) => id);
    const faulty = new Set(createStream(seed, 'traitors').shuffle(ids).slice(0, traitors));
    const coins = createStream(seed, 'orders split');
    const heads = ids.map(() => coins.coin()).filter((coin, id) => coin && !faulty.has(id)).length;
    if (heads === Math.floor((nodes - traitors) / 2)) seeds.push(seed);
  }
  return seeds;
}

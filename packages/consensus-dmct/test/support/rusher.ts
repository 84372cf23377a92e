import { createStream, type Emission } from '@dmct/core';
import { createCarriers } from '@dmct/physics';
import { coinSum, coinWeights } from '../../src/decision-level.js';
import type { CoinLie } from './pivot.js';

const BITS = 8;
const WEIGHT = 0.4;
const LOW_HZ = 1e9;
const COIN_SECONDS = 2560e-9;

/**
 * Traitors that know every coin of the round before they emit theirs, as crowded geometry lets the last speakers: two
 * of them choose bits that put the common level on one half. The coins are foreseen through the seed; the field would
 * tell them in time wherever `hiddenCoins` is no more than f.
 */
export function foreseenCoins(seed: () => number): CoinLie {
  return (context) => {
    const streams = Array.from({ length: context.nodes }, (_, id) =>
      createStream(seed(), `replica ${String(id)} coin`),
    );
    const rounds: Float64Array[] = [];
    const coinsOf = (round: number): Float64Array => {
      while (rounds.length <= round) {
        rounds.push(
          Float64Array.from({ length: context.nodes * BITS }, (_, at) =>
            streams[Math.floor(at / BITS)]!.coin() ? 1 : 0,
          ),
        );
      }
      return rounds[round]!;
    };
    const coinsEmitted = new Map<number, number>();
    return (emission, from) => {
      const round = coinsEmitted.get(from) ?? 0;
      coinsEmitted.set(from, round + 1);
      const role = context.faulty.indexOf(from);
      if (role > 1) return [emission];
      return [withBits(emission, chosenBits(coinsOf(round), context.faulty)[role]!)];
    };
  };
}

/** Bits of the first two traitors that bring frac(Y) nearest to 1/4, where the level is one half. */
function chosenBits(coins: Float64Array, faulty: readonly number[]): [number, number] {
  const rest = coins.slice();
  for (const id of faulty.slice(0, 2)) rest.fill(0, id * BITS, (id + 1) * BITS);
  const weights = coinWeights(coins.length / BITS, WEIGHT);
  const sum = coinSum(rest, BITS, weights);
  const [first, second] = faulty.map((id) => weights[id]!);
  let best: [number, number] = [0, 0];
  let nearest = 1;
  for (let one = 0; one < 256; one += 5) {
    for (let two = 0; two < 256; two++) {
      const total = sum + (first! * one + second! * two) / 256;
      const fraction = total - Math.floor(total);
      const off = Math.min(Math.abs(fraction - 0.25), Math.abs(fraction - 0.75));
      if (off < nearest) [nearest, best] = [off, [one, two]];
    }
  }
  return best;
}

/** The coin with other bits: bins 2k and 2k + 1 are the two values of a bit, the first bit is the heaviest. */
function withBits(emission: Emission, word: number): Emission {
  const { frequenciesHz, phasesRadians, weights } = emission.carriers;
  const changed = frequenciesHz.map((frequency, at) => {
    const bin = Math.round((frequency - LOW_HZ) * COIN_SECONDS) - 1;
    const bit = (word >> (BITS - 1 - Math.floor(at / 2))) & 1;
    return LOW_HZ + (bin - (bin & 1) + bit + 1) / COIN_SECONDS;
  });
  return { ...emission, carriers: createCarriers(changed, phasesRadians, weights) };
}

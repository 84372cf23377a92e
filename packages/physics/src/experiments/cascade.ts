import { createUniformStream } from '../noise/uniform-stream.js';
import type { Measurement } from './measurement.js';

const NODES = 1_000_000;
const DONE = 1 - 1e-6;
const ROUNDS_MAX = 200;

/**
 * A cascade in which each of a million nodes takes, every round, the majority of three nodes drawn at random: rounds
 * until at most one in a million dissents. Expected: the rounds of x′ = 3x² − 2x³, within one, since a million nodes
 * aren't a continuum. A share of one half or less is refused: it never gets there.
 */
export function majorityCascade(options: { readonly share: number; readonly seed: number }): Measurement {
  if (!(options.share > 0.5 && options.share <= 1))
    throw new RangeError(`share must lie above 0.5, got ${options.share}`);
  let expected = 0;
  for (let x = options.share; x < DONE && expected < ROUNDS_MAX; expected++) x = x * x * (3 - 2 * x);
  const random = createUniformStream(options.seed);
  let opinions = new Uint8Array(NODES).fill(1, 0, Math.round(options.share * NODES));
  let holding = Math.round(options.share * NODES);
  let measured = 0;
  for (; holding < DONE * NODES && measured < ROUNDS_MAX; measured++) {
    const next = new Uint8Array(NODES);
    holding = 0;
    for (let node = 0; node < NODES; node++) {
      const heard =
        opinions[random.nextBelow(NODES)]! +
        opinions[random.nextBelow(NODES)]! +
        opinions[random.nextBelow(NODES)]!;
      const opinion = heard >= 2 ? 1 : 0;
      next[node] = opinion;
      holding += opinion;
    }
    opinions = next;
  }
  return { expected, measured, tolerance: 1, samples: 1 };
}

import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import type { Measurement } from './measurement.js';

const NODE_BITS = 20;
const NODES = 1 << NODE_BITS;
const DONE = 1 - 1e-6;
const ROUNDS_MAX = 200;

/**
 * A cascade in which every round each of 2^20 nodes takes the majority of three nodes drawn at random; several runs
 * side by side, until at most one node in a million of them all dissents. Expected: the rounds of x′ = 3x² − 2x³,
 * within one, since so many nodes are not yet a continuum. A share of one half or less never gets there.
 */
export function majorityCascade(options: {
  readonly share: number;
  readonly seed: number;
  readonly runs?: number;
}): Measurement {
  const runs = options.runs ?? 4;
  if (!(options.share > 0.5 && options.share <= 1))
    throw new RangeError(`share must lie above 0.5, got ${options.share}`);
  let expected = 0;
  for (let x = options.share; x < DONE && expected < ROUNDS_MAX; expected++) x = x * x * (3 - 2 * x);
  const random = createUniformStream(options.seed);
  const first = Math.round(options.share * NODES);
  let crowds: readonly Uint8Array[] = Array.from({ length: runs }, () =>
    new Uint8Array(NODES).fill(1, 0, first),
  );
  let measured = 0;
  for (; countAll(crowds) < DONE * NODES * runs && measured < ROUNDS_MAX; measured++) {
    crowds = crowds.map((opinions) => nextOpinions(opinions, random));
  }
  return { expected, measured, tolerance: 1, samples: runs };
}

function nextOpinions(opinions: Uint8Array, random: UniformStream): Uint8Array {
  const draw = (): number => opinions[random.nextUint32() >>> (32 - NODE_BITS)]!;
  const next = new Uint8Array(NODES);
  for (let node = 0; node < NODES; node++) next[node] = draw() + draw() + draw() >= 2 ? 1 : 0;
  return next;
}

function countAll(crowds: readonly Uint8Array[]): number {
  let sum = 0;
  for (const opinions of crowds) for (const opinion of opinions) sum += opinion;
  return sum;
}

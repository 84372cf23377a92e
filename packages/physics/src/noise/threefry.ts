/*
 * Threefry-2x32-20 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, §3.2): a
 * keyed bijection of 64-bit counters from 32-bit additions, rotations and xors. Being stateless, it gives every cell
 * of a noise field its own draw whatever the order of reading; it passes TestU01's BigCrush. Not a cipher.
 */
const PARITY = 0x1bd11bda;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Replaces the counter in `words[0]`, `words[1]` by its image under the key; all words int32. */
export function threefry(key0: number, key1: number, words: Int32Array): void {
  const keys = [key0 | 0, key1 | 0, key0 ^ key1 ^ PARITY] as const;
  let a = (words[0]! + keys[0]) | 0;
  let b = (words[1]! + keys[1]) | 0;
  for (let block = 0; block < 5; block++) {
    const first = (block & 1) << 2;
    for (let round = first; round < first + 4; round++) {
      const turn = ROTATIONS[round]!;
      a = (a + b) | 0;
      b = ((b << turn) | (b >>> (32 - turn))) ^ a;
    }
    a = (a + keys[(block + 1) % 3]!) | 0;
    b = (b + keys[(block + 2) % 3]! + block + 1) | 0;
  }
  words[0] = a;
  words[1] = b;
}

/** Events that the reference loop keeps pending, and how many it handles. */
const PENDING = 65_536;
export const REFERENCE_EVENTS = 500_000;

/**
 * The reference: the plainest engine that is not slow, a binary heap of times in a typed array that takes the first
 * event out and puts a later one in. No messages, no replicas: its events a second are what a heap alone allows.
 */
export function referenceLoop() {
  const times = new Float64Array(PENDING);
  let word = 1;
  const draw = () => (word = (Math.imul(word, 0x915f77f5) + 1) >>> 0);
  for (let i = 0; i < PENDING; i++) times[i] = i * 3000;
  for (let event = 0; event < REFERENCE_EVENTS; event++) {
    const later = (times[0] ?? 0) + (draw() >>> 4);
    let hole = 0;
    for (let child = 1; child < PENDING; child = 2 * hole + 1) {
      if (child + 1 < PENDING && (times[child + 1] ?? 0) < (times[child] ?? 0)) child++;
      if ((times[child] ?? 0) >= later) break;
      times[hole] = times[child] ?? 0;
      hole = child;
    }
    times[hole] = later;
  }
  if (!(times[0] !== undefined && times[0] > 0)) throw new Error('the reference loop went wrong');
}

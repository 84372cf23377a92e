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

/** Pairs of the wave reference: sources at a point. */
const SOURCES = 4096;
const POINTS = 16;

/** The plainest sum of waves: a cosine over a distance for each pair, in JavaScript, by the engine's own cosine. */
export function waveReference() {
  let word = 1;
  const draw = () => (word = (Math.imul(word, 0x915f77f5) + 1) >>> 0) / 4294967296;
  const sources = Float64Array.from({ length: 5 * SOURCES }, () => 100 * draw());
  let power = 0;
  for (let point = 0; point < POINTS; point++) {
    const [x, y, z] = [100 * draw(), 100 * draw(), 100 * draw()];
    let field = 0;
    for (let at = 0; at < sources.length; at += 5) {
      const dx = (sources[at] ?? 0) - x;
      const dy = (sources[at + 1] ?? 0) - y;
      const dz = (sources[at + 2] ?? 0) - z;
      const r = Math.sqrt(dx * dx + dy * dy + dz * dz);
      field +=
        ((sources[at + 3] ?? 0) / r) * Math.cos(6.283185307179586 * ((sources[at + 4] ?? 0) - 3.3 * r));
    }
    power += field * field;
  }
  if (!(power > 0)) throw new Error('the wave reference went wrong');
}

/** What speeds are compared with: a loop, and how many units of it. */
export const references = {
  heap: { run: referenceLoop, units: REFERENCE_EVENTS },
  wave: { run: waveReference, units: SOURCES * POINTS },
};

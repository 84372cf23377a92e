import type { Beamformer, FieldReading } from '@dmct/physics';

/** All that is asked of a field where a gate is read. Times are s since the window's start. */
export type GateField = Pick<FieldReading, 'durationSeconds' | 'integrateMany'>;

/**
 * The field as an array hears it in one direction: the antennas' phasors, each from the gate in which light from there
 * reaches it, added with the beam's weights. A wave from the place looked at has the phasor that antenna 0 has.
 * `leadsSeconds`: how much later than at the general's place its light is at each antenna.
 */
export function createBeam(
  antennas: readonly FieldReading[],
  beamformer: Beamformer,
  emitter: number,
  leadsSeconds: Float64Array,
): GateField {
  const durationSeconds = antennas[0]?.durationSeconds ?? 0;
  return {
    durationSeconds,
    integrateMany(frequenciesHz, startSeconds, gateSeconds, outRe, outIm) {
      const count = frequenciesHz.length;
      const re = new Float64Array(count);
      const im = new Float64Array(count);
      outRe.fill(0, 0, count);
      outIm.fill(0, 0, count);
      const weights = Array.from(frequenciesHz, (frequency) => beamformer.weights(frequency));
      antennas.forEach((antenna, m) => {
        // At the window's edges an antenna may be a few metres too late or too early: it then hears what there is.
        const latest = durationSeconds - gateSeconds;
        const start = Math.min(latest, Math.max(0, startSeconds + leadsSeconds[m]!));
        antenna.integrateMany(frequenciesHz, start, gateSeconds, re, im);
        for (let k = 0; k < count; k++) {
          const a = weights[k]!.re[emitter * beamformer.antennas + m]!;
          const b = weights[k]!.im[emitter * beamformer.antennas + m]!;
          outRe[k] = outRe[k]! + (a * re[k]! + b * im[k]!);
          outIm[k] = outIm[k]! + (a * im[k]! - b * re[k]!);
        }
      });
    },
  };
}

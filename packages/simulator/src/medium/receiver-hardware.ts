import type { Conditions } from '@dmct/core';
import { throughFrontEnd, type FieldReading } from '@dmct/physics';

/** What a receiver's front end makes of a reading tuned to `carrierHz` with noise of `densityPerHz`. */
export type ReceiverHardware = (
  reading: FieldReading,
  carrierHz: number,
  densityPerHz: number,
) => FieldReading;

/**
 * The front ends of a run's receivers: as the field is where conditions set no band. A converter's step is the rms of
 * the noise in a cell of 1/(2B), N₀·2B in each of its two parts, so that thermal noise carries signals below a step
 * and the range above the noise is about 6 dB a bit.
 */
export function receiverHardware(conditions: Conditions): ReceiverHardware {
  const { receiverBandwidthHz: bandwidthHz, converterBits: bits } = conditions;
  if (bandwidthHz === null) return (reading) => reading;
  return (reading, carrierHz, densityPerHz) =>
    throughFrontEnd(reading, {
      lowHz: carrierHz,
      bandwidthHz,
      ...(bits === null ? {} : { converter: { bits, step: Math.sqrt(2 * bandwidthHz * densityPerHz) } }),
    });
}

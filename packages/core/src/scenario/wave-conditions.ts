import * as z from 'zod';

/**
 * What the waves of a run have to bear: multipath, oscillators, motion, receivers. All off by default: one ideal
 * receiver at one place, hearing each wave once, on a carrier that stands still.
 */
export const waveConditions = {
  noiseFigureDb: z
    .number()
    .min(0)
    .max(60)
    .default(0)
    .describe("receivers' own noise over that of a resistor at 290 K, dB (Friis)"),
  echoes: z
    .number()
    .int()
    .min(0)
    .max(64)
    .default(0)
    .describe('further ways of a wave between two places, by scatterers drawn from the seed'),
  echoDelaySpreadSeconds: z
    .number()
    .min(0)
    .max(0.01)
    .default(1e-7)
    .describe('rms delay spread of the echoes: their excess delays are exponential with this mean'),
  echoLossDb: z
    .number()
    .min(-20)
    .max(120)
    .default(10)
    .describe('power of all echoes of a way together, below the direct wave’s, dB (the K-factor)'),
  frequencyErrorMax: z
    .number()
    .min(0)
    .max(1e-3)
    .default(0)
    .describe("each oscillator's frequency is off by a uniform draw within plus or minus this part of it"),
  allanDeviation: z
    .number()
    .min(0)
    .max(1e-5)
    .default(0)
    .describe('phase jitter of all oscillators: Allan deviation over 1 s of white frequency noise'),
  motionMetresPerSecond: z
    .number()
    .min(0)
    .max(100_000)
    .default(0)
    .describe('speed at which every participant leaves its public place, in a direction of its own'),
  receiverBandwidthHz: z
    .number()
    .min(1e3)
    .max(1e12)
    .nullable()
    .default(null)
    .describe('band of the receivers, upwards from where they are tuned; null: all frequencies at once'),
  converterBits: z
    .number()
    .int()
    .min(2)
    .max(32)
    .nullable()
    .default(null)
    .describe("bits of the receivers' converters, one step being the noise's rms; null: no limit of range"),
};

import * as z from 'zod';
import { waveConditions } from './wave-conditions.js';

/** Engine time ends after 104 days; a hundred are a run's most. */
const RUN_SECONDS_MAX = 8_640_000;
/** A day: the slowest message and the worst clock. */
const DELAY_SECONDS_MAX = 86_400;
/** Requests of a log that are laid out before anything runs. */
const REQUESTS_MAX = 1_000_000;

/** What generals that hold an order of their own may hold: the ways to differ that are hard for a majority. */
const INPUTS = ['unanimous', 'split', 'even', 'dissenter'] as const;

const seconds = z.number().min(0).max(RUN_SECONDS_MAX);
const delaySeconds = z.number().min(0).max(DELAY_SECONDS_MAX);
const coordinate = z.number().min(-1e12).max(1e12);

/**
 * The conditions that every strategy of a comparison meets alike. Set one with `--condition key=value`.
 * A field without a value of its own (`null`) follows from the places.
 */
export const conditionsSchema = z.object({
  inputs: z
    .enum(INPUTS)
    .default('unanimous')
    .describe(
      'unanimous: every honest general holds the same order; split: each its own coin; even: half of all hold each; ' +
        'dissenter: all but one hold the same',
    ),
  routeFactor: z
    .number()
    .min(1)
    .max(1000)
    .default(2.1)
    .describe('length of a network route over the great circle (see docs/conditions.md for the source)'),
  fixedDelaySeconds: delaySeconds
    .nullable()
    .default(null)
    .describe('one constant delay for all messages, instead of geography'),
  processingSeconds: delaySeconds
    .default(0.0005)
    .describe('added to each message: switches, stacks, the last mile'),
  jitterFraction: z
    .number()
    .min(0)
    .max(1000)
    .default(0.1)
    .describe('mean of the exponential jitter, as a fraction of the base delay'),
  lossProbability: z
    .number()
    .min(0)
    .lt(1)
    .default(0)
    .describe('probability that a transmission is lost (lost messages are gone: nothing below retransmits)'),
  bandwidthBitsPerSecond: z
    .number()
    .min(1)
    .max(1e15)
    .default(1e9)
    .describe("each participant's uplink; messages queue behind one another on it"),
  gstSeconds: seconds
    .default(0)
    .describe('global stabilisation time: before it the adversary may hold messages'),
  delaySecondsMax: delaySeconds
    .nullable()
    .default(null)
    .describe('the known bound on delay; default: what the places, jitter and route give'),
  clockSkewSeconds: delaySeconds
    .default(0)
    .describe('each clock is off by a uniform draw within plus or minus this'),
  path: z
    .enum(['surface', 'chord'])
    .default('surface')
    .describe(
      "the waves' path between cities: along the surface, or straight through (a bound no radio reaches)",
    ),
  noiseTemperatureKelvin: z.number().min(0).max(1e9).default(290).describe("receivers' noise"),
  clampRadiusMetres: z
    .number()
    .min(1e-9)
    .max(1e12)
    .default(1)
    .describe('the near field is clamped at this radius'),
  lossNepersPerMetre: z.number().min(0).max(1e6).default(0).describe('absorption of waves in the medium'),
  scaleMetres: z
    .number()
    .min(1e-6)
    .max(1e13)
    .default(1000)
    .describe(
      'size of the synthetic topologies: side of the cube, spacing of the line, unit of the document',
    ),
  places: z
    .array(z.tuple([coordinate, coordinate, coordinate]))
    .max(100_000)
    .default([])
    .describe(
      "where the first participants are instead of the topology's places: a JSON list of [x, y, z] in metres",
    ),
  shares: z
    .union([z.literal('equal'), z.array(z.number().min(1e-6).max(1e12))])
    .default('equal')
    .describe("each replica's share of hashrate or stake: equal, or a list of N numbers"),
  crashes: z
    .array(
      z.object({
        replica: z.number().int().min(0),
        atSeconds: seconds,
        untilSeconds: seconds.optional(),
      }),
    )
    .default([])
    .describe('honest replicas that go down, and come up again if `untilSeconds` is given: a JSON list'),
  requests: z
    .number()
    .int()
    .min(1)
    .max(REQUESTS_MAX)
    .default(10)
    .describe('how many requests the workload `log` submits'),
  requestsPerSecond: z
    .number()
    .min(1e-6)
    .max(1e9)
    .default(10)
    .describe('how fast the workload `log` submits'),
  ...waveConditions,
});

/** Parsed conditions. */
export type Conditions = z.output<typeof conditionsSchema>;

/** Defaults of the conditions that came after the first release. */
const LATER: Readonly<Record<string, unknown>> = { ...z.object(waveConditions).parse({}), places: [] };

/**
 * The conditions as a trace hash covers them: those of the first release always, later ones only where they differ
 * from their defaults, which change nothing; so that a new condition moves no hash of a run without it.
 */
export function hashedConditions(conditions: Conditions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(conditions).filter(
      ([key, value]) => !(key in LATER && JSON.stringify(value) === JSON.stringify(LATER[key])),
    ),
  );
}

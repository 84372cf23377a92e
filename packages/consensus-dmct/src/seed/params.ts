import { SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';

/** What the document's example leaves open. Units end the names. */
export const seedParams = z.object({
  confidenceRatio: z
    .number()
    .min(1)
    .max(1e6)
    .default(1.5)
    .describe("the document's CONFIDENCE_RATIO, of field strengths (amplitudes)"),
  phases: z
    .enum(['random', 'aligned'])
    .default('random')
    .describe('phase of each emitter at the epoch: unknown and uniform, or 0 for all'),
  // Optional, not defaulted: the trace hash covers parameters, and a run without it keeps the one it had.
  phaseTurns: z
    .array(z.number().min(0).max(1))
    .max(1000)
    .optional()
    .describe(
      'phase of each general at the epoch, by number, in turns, where a scene is to be played; who is beyond the list has its own as `phases` says',
    ),
  ownVote: z
    .enum(['mean', 'none'])
    .default('mean')
    .describe(
      'a general does not hear itself; mean: its order adds the mean power that one other general has here; none: it counts for nothing',
    ),
  bandwidthHz: z
    .number()
    .min(1e3)
    .max(1e12)
    .default(1e8)
    .describe('B: the band that hash(data) picks a tone of'),
  carrierHz: z.number().min(1e3).max(1e12).default(1e9).describe('lower edge of the band'),
  listeningSeconds: z
    .number()
    .min(1e-9)
    .max(10)
    .default(1e-3)
    .describe('T: how long the field is measured; BT tones can be told apart'),
  propagationSeconds: z
    .number()
    .nonnegative()
    .max(3600)
    .nullable()
    .default(null)
    .describe("the document's PROPAGATION_TIME; default: light's time over the longest path"),
  snrDb: z
    .number()
    .min(-20)
    .max(120)
    .default(30)
    .describe('Es/N0 of one tone over the longest public path; it sets the one power that all radiate'),
  epochSeconds: z.number().min(0).max(3600).default(1e-3).describe('when all begin, on their clocks'),
  nodeWatts: z
    .number()
    .nonnegative()
    .finite()
    .default(SERVER_WATTS.value)
    .describe("a general's machine switched on, W"),
  listeningWatts: z
    .number()
    .nonnegative()
    .finite()
    .default(1)
    .describe('a receiver while its window is open, W'),
});

/** Parsed parameters of `dmct-seed`; the fields' descriptions tell units and defaults. */
export type SeedParams = z.output<typeof seedParams>;

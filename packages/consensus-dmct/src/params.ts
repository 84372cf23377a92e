import { SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';

/** How a general listens to a round. */
const RECEIVERS = ['causal', 'array', 'tone', 'energy', 'range-gated'] as const;

/** What becomes of a round's readings. */
const RULES = ['graded', 'last-round', 'plurality'] as const;

/** Whose random bits make the common level of a round. */
const COINS = ['king', 'all'] as const;

/** Whether slots stay or are drawn anew each round. */
const SLOTS = ['fresh', 'fixed'] as const;

/** What a general that says nothing counts for. */
const SILENCES = ['last-word', 'nothing'] as const;

/** What the protocol can be set to. Units end the names. */
export const dmctParams = z.object({
  receiver: z
    .enum(RECEIVERS)
    .default('causal')
    .describe(
      'causal: one gate per known emitter, median, common random level; array: the same, each gate through a beam on its place; the others read the whole window: share of power against one half',
    ),
  antennas: z
    .number()
    .int()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .describe(
      'antennas of an array (array receiver); default n + 9, at most 256: one for each place to be deaf to, and ten to listen with. With fewer than n no weights null all other places, or none that bear an error: what one antenna would doubt is then doubted too, and strays stop it as they stop one antenna',
    ),
  apertureMetres: z
    .number()
    .min(1e-3)
    .max(1e4)
    .default(6)
    .describe(
      "diameter of the ball in which a general's antennas stand; light crosses it in less than a guard",
    ),
  calibrationRadians: z
    .number()
    .min(0)
    .max(3)
    .default(0.03)
    .describe(
      "phase error of each antenna at the band's edge, rms: where it stands, its cable, its amplifier",
    ),
  rule: z
    .enum(RULES)
    .default('graded')
    .describe(
      'graded (causal and array receivers): decide once the median is so clear that nobody can vote otherwise, stay undecided else; last-round: decide after round R whatever was read; plurality: level one half, no coin, decide after round R',
    ),
  rounds: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe(
      'R, the most rounds; default f + 32 where the rule is graded, 8 under last-round, 1 under plurality',
    ),
  faults: z
    .number()
    .int()
    .min(0)
    .max(500)
    .nullable()
    .default(null)
    .describe('t: liars that the graded rule allows for; default: as many as n >= 2t + 2s + 1 lets it'),
  spread: z
    .number()
    .int()
    .min(0)
    .max(500)
    .default(0)
    .describe(
      's: by how many gates two honest generals may hear lies differently (captured gates, liars with directional antennas); n >= 2t + 2s + 1',
    ),
  lingerRounds: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe(
      "quiet rounds in which a general goes on speaking after it has decided, so that the others can; a round is quiet if nobody sounds in another's gate and nobody changes its word",
    ),
  bandwidthHz: z
    .number()
    .min(1e3)
    .max(1e12)
    .default(1e8)
    .describe('B: width of the band that all share; a gate lasts bins / B'),
  carrierHz: z
    .number()
    .min(1e3)
    .max(1e12)
    .default(1e9)
    .describe('lower edge of the band; noise is taken here'),
  bins: z
    .number()
    .int()
    .min(2)
    .max(65536)
    .default(64)
    .describe('K = BT: tones that a gate can tell apart; at least twice `subcarriers`'),
  subcarriers: z
    .number()
    .int()
    .min(1)
    .max(4096)
    .default(16)
    .describe("L: tones of a message's chord, before those that both messages share are dropped"),
  snrDb: z
    .number()
    .min(-20)
    .max(120)
    .default(30)
    .describe(
      'Es/N0 of a whole chord in a gate over the longest public path; it sets the one power that all radiate, which is also the cap',
    ),
  margin: z.number().min(0.01).max(0.49).default(0.3).describe('mu: the level stays this far from 0 and 1'),
  confidence: z
    .number()
    .min(0.51)
    .max(1)
    .default(0.95)
    .describe(
      'kappa: a general decides 1 once its median is at least this, 0 once it is at most 1 - kappa; above 1 - mu by as much as noise may part two receivers',
    ),
  coinMargin: z
    .number()
    .min(0.01)
    .max(0.49)
    .default(0.15)
    .describe("a coin bit's reading so near to 0 or 1 counts as 0 or 1"),
  powerFloor: z
    .number()
    .min(0.01)
    .max(1)
    .default(0.7)
    .describe('phi: an emitter below this share of the energy that its place and the cap allow counts less'),
  powerCeiling: z
    .number()
    .min(1.1)
    .max(1e6)
    .default(1.3)
    .describe(
      'a gate that brings both orders and more than this share of the allowed energy is no evidence, since others sound in it (graded rule)',
    ),
  coin: z
    .enum(COINS)
    .default('king')
    .describe(
      "king: the level is tossed by one general, another one each round, after all votes have been emitted; all: it is the sum of everybody's bits",
    ),
  slots: z
    .enum(SLOTS)
    .default('fresh')
    .describe(
      'fresh: who speaks before whom is drawn anew each round, by public draws, so that pulses which stray into a gate hit another one next time; fixed: by number in all rounds (causal receiver)',
    ),
  silence: z
    .enum(SILENCES)
    .default('last-word')
    .describe(
      'what power that is missing in a gate stands for: the last word of its emitter, who may have decided and stopped, or nothing, one half (graded rule)',
    ),
  quietGates: z
    .number()
    .int()
    .min(0)
    .max(64)
    .default(5)
    .describe(
      'gates a round in which nobody should sound, of which the median tells a general how loud interference is; one no louder than that is in doubt (graded rule; one antenna, or an array that doubts as one); 0: interference is not asked about',
    ),
  coinBits: z.number().int().min(1).max(24).default(8).describe('random bits that a general adds to a coin'),
  coinSubcarriers: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(2)
    .describe('tones of each value of each coin bit; all bits sound together, in one pulse'),
  coinGates: z
    .number()
    .int()
    .min(1)
    .max(1024)
    .default(4)
    .describe('how many gate lengths a coin sounds: more of them make a traitor bend the common level less'),
  coinWeight: z
    .number()
    .positive()
    .max(1)
    .nullable()
    .default(null)
    .describe(
      "w: weight of one general's bits where all toss; default 0.4, falling as 0.4 sqrt(31/n) beyond 31",
    ),
  batch: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(8)
    .describe('most requests that the client radiates in a frame (workload log)'),
  payloadBytes: z
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(32)
    .describe('most bytes of a request; a frame leaves room for `batch` of them (workload log)'),
  symbolTones: z
    .union([z.literal(2), z.literal(4), z.literal(8), z.literal(16), z.literal(32), z.literal(64)])
    .default(16)
    .describe(
      "M: a payload's symbols sound one of M tones each, log2 M bits; bins / M of them share a gate's power (workload log)",
    ),
  guardSeconds: z
    .number()
    .min(0)
    .max(1)
    .default(5e-8)
    .describe('silence kept between gates: clocks that differ by less than half of it disturb no other gate'),
  epochSeconds: z
    .number()
    .min(0)
    .max(3600)
    .default(1e-3)
    .describe(
      "the common epoch on everybody's clock: when the first round begins and time to finality starts; later than any clock's error",
    ),
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

/** Parsed parameters of `dmct`; the fields' descriptions tell units and defaults. */
export type DmctParams = z.output<typeof dmctParams>;

import { defineValidation, type Lab, type Measurement } from '@dmct/core';
import { z } from 'zod';
import { sampleBestPlay, searchBestPlay, type SearchResult } from '../search/best-play.js';
import { SearchTooLargeError } from '../search/choices.js';

const NODES_MAX = 64;

/** Plays until an exhaustive search gives up, and random ones for each set of traitors after that. */
const PLAYS_MAX = 20_000;
const SAMPLED_PLAYS = 300;
const SAMPLED_PLAYS_QUICK = 100;

/** Generals and traitors of a search: beyond, one play takes too long. */
const SEARCHED_NODES_MAX = 8;
const SEARCHED_DEPTH_MAX = 2;

const params = z
  .object({
    n: z.number().int().min(1).max(NODES_MAX).default(4).describe('generals, the commander included'),
    m: z.number().int().min(0).max(8).default(1).describe('depth'),
    algorithm: z
      .enum(['om', 'sm', 'dolev-strong'])
      .default('om')
      .describe('oral messages, signed ones, or the broadcast of Dolev and Strong'),
    case: z
      .enum(['messages', 'traitors'])
      .default('messages')
      .describe(
        `how many messages an honest commander costs, or whether some play of m traitors breaks IC1 or IC2 (searched for n up to ${String(SEARCHED_NODES_MAX)} and m up to ${String(SEARCHED_DEPTH_MAX)}: all plays where they are at most ${String(PLAYS_MAX)}, else random ones; samples says how many)`,
      ),
  })
  .refine(({ m, n }) => m < n, { path: ['m'], message: 'relays need lieutenants: at most n - 1' })
  .refine((point) => point.case === 'messages' || point.n >= point.m + 2, {
    path: ['n'],
    message: 'two generals must be left loyal: at least m + 2',
  })
  .refine((point) => point.case === 'messages' || point.n <= SEARCHED_NODES_MAX, {
    path: ['n'],
    message: `plays are searched among at most ${String(SEARCHED_NODES_MAX)}`,
  })
  .refine((point) => point.case === 'messages' || point.m <= SEARCHED_DEPTH_MAX, {
    path: ['m'],
    message: `plays are searched of at most ${String(SEARCHED_DEPTH_MAX)} traitors`,
  });
type Params = z.output<typeof params>;

/** OM(m) among n, the commander included: n - 1 messages, and OM(m - 1) from each lieutenant to the others. */
function oralMessages(n: number, m: number): number {
  if (m === 0 || n <= 1) return Math.max(0, n - 1);
  return n - 1 + (n - 1) * oralMessages(n - 1, m - 1);
}

/** Signed, the commander's order goes to n - 1, each of whom relays it once to the n - 2 others (m >= 1). */
function signedMessages(n: number, m: number): number {
  return m === 0 ? n - 1 : (n - 1) * (n - 1);
}

/**
 * Dolev and Strong 1983, for one order: its sender to n - 1, and each of them, once, to all but itself. That
 * is below their bound, by which each passes on two orders at most.
 */
function broadcastMessages(n: number, m: number): number {
  return m === 0 ? n - 1 : n - 1 + (n - 1) * (n - 1);
}

const MESSAGES = { om: oralMessages, sm: signedMessages, 'dolev-strong': broadcastMessages } as const;

function countMessages({ algorithm, m, n }: Params, lab: Lab): Measurement {
  const { messages } = lab.simulate({
    strategy: 'generals',
    attack: 'none',
    nodes: n,
    traitors: 0,
    seed: 1,
    params: { algorithm, m },
  });
  return { measured: messages.total, samples: 1, tolerance: 0 };
}

/** All plays, where they can be gone through; else random ones. */
function searchPlays({ algorithm, m, n }: Params, lab: Lab): SearchResult {
  const setting = { algorithm, nodes: n, m, traitors: m };
  try {
    return searchBestPlay(setting, PLAYS_MAX);
  } catch (error) {
    if (!(error instanceof SearchTooLargeError)) throw error;
    const plays = lab.quick ? SAMPLED_PLAYS_QUICK : SAMPLED_PLAYS;
    return sampleBestPlay(setting, plays, lab.stream('plays'));
  }
}

const ORAL = [
  [4, 1],
  [7, 1],
  [7, 2],
  [10, 2],
  [10, 3],
] as const;
const SIGNED = [
  [3, 1],
  [4, 2],
  [7, 2],
  [10, 3],
] as const;
const BROADCAST = [
  [4, 2],
  [10, 3],
] as const;
const SEARCHED = [
  [3, 1],
  [4, 1],
  [6, 2],
  [7, 2],
] as const;

export const c4 = defineValidation<Params>({
  id: 'C4',
  title:
    'the generals of 1982: messages under an honest commander; whether m traitors can break it (1) or no play among those sampled does (0; n to 8, m to 2)',
  source: {
    authors: 'L. Lamport, R. Shostak, M. Pease',
    title: 'The Byzantine Generals Problem',
    venue: 'ACM Transactions on Programming Languages and Systems 4(3)',
    year: 1982,
  },
  params,
  points: [
    ...ORAL.map(([n, m]) => ({ n, m, algorithm: 'om' as const, case: 'messages' as const })),
    ...SIGNED.map(([n, m]) => ({ n, m, algorithm: 'sm' as const, case: 'messages' as const })),
    ...BROADCAST.map(([n, m]) => ({ n, m, algorithm: 'dolev-strong' as const, case: 'messages' as const })),
    ...SEARCHED.map(([n, m]) => ({ n, m, algorithm: 'om' as const, case: 'traitors' as const })),
    { n: 3, m: 1, algorithm: 'sm', case: 'traitors' },
  ],
  kind: 'exact',
  cost: (point) =>
    point.case === 'traitors' && point.n > 4
      ? { seconds: 3, quickSeconds: 2 }
      : { seconds: 0.01, quickSeconds: 0.01 },
  // Theorem 1: oral messages need n > 3m. Theorem 2: signed ones any n.
  expected: (point) => {
    const { algorithm, m, n } = point;
    if (point.case === 'traitors') return algorithm === 'om' && n <= 3 * m ? 1 : 0;
    return MESSAGES[algorithm](n, m);
  },
  measure: (point, lab) => {
    if (point.case === 'messages') return Promise.resolve(countMessages(point, lab));
    const { isBroken, plays } = searchPlays(point, lab);
    return Promise.resolve({ measured: Number(isBroken), samples: plays, tolerance: 0 });
  },
});

import { hexToBytes } from '@noble/hashes/utils.js';
import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { difficultyOf, meetsTarget, workOf } from '../difficulty.js';
import { decodeHeader, encodeHeader, headerHash, type Header } from '../header.js';
import { retarget } from '../retarget.js';
import { BITCOIN_CHAIN } from '../citations.js';

interface Case {
  readonly expected: number;
  /** Runs the code that the simulated miners use. */
  readonly measure: () => number;
}

const CASES = {
  genesis: hashCase('000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f', {
    version: 1,
    previous: '0'.repeat(64),
    merkleRoot: '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
    time: 1231006505,
    bits: 0x1d00ffff,
    nonce: 2083236893,
  }),
  'block-170': hashCase('00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee', {
    version: 1,
    previous: '000000002a22cfee1f2c846adbd12b3e183d4f97683f85dad08a79780a84bd55',
    merkleRoot: '7dac2c5666815c17a3b36427de37bb9d2e2c5ccec3f8633eb91a4205cb4c10ff',
    time: 1231731025,
    bits: 0x1d00ffff,
    nonce: 1889418792,
  }),
  'block-800000': rawCase(
    '00000000000000000002a7c4c1e48d76c5a37902165a270156b7a8d72728a054',
    '00601d3455bb9fbd966b3ea2dc42d0c22722e4c0c1729fad17210100000000000000000055087fab0c8f3f89f8bcfd4df26c504d' +
      '81b0a88e04907161838c0c53001af09135edbd64943805175e955e06',
  ),
  'difficulty-1d00ffff': { expected: 1, measure: () => difficultyOf(0x1d00ffff) },
  'difficulty-1b0404cb': { expected: 16307.420939, measure: () => difficultyOf(0x1b0404cb) },
  'difficulty-17053894': { expected: 53911173001054.59, measure: () => difficultyOf(0x17053894) },
  'work-1d00ffff': { expected: 4295032833, measure: () => Number(workOf(0x1d00ffff)) },
  'retarget-first': { expected: 0x1d00d86a, measure: () => retarget(0x1d00ffff, 1261130161, 1262152739) },
  'retarget-faster': { expected: 0x1c0168fd, measure: () => retarget(0x1c05a3f4, 1279008237, 1279297671) },
  'retarget-slower': { expected: 0x1d00e1fd, measure: () => retarget(0x1c387f6f, 1263163443, 1269211443) },
} as const satisfies Record<string, Case>;
type CaseName = keyof typeof CASES;
const NAMES = Object.keys(CASES) as [CaseName, ...CaseName[]];

/** Printed difficulties are rounded in their last digit. */
const RELATIVE_ROUNDING = 1e-10;

export const a7 = defineValidation({
  id: 'A7',
  title:
    "Bitcoin's own blocks and rules: header hashes below their targets (yes = 1), difficulty, work, next nBits",
  source: BITCOIN_CHAIN,
  params: z.object({ case: z.enum(NAMES).default('genesis').describe('which block or rule') }),
  points: NAMES.map((name) => ({ case: name })),
  kind: 'exact',
  expected: ({ case: name }) => CASES[name].expected,
  measure({ case: name }) {
    const { expected, measure }: Case = CASES[name];
    const tolerance = name.startsWith('difficulty') ? RELATIVE_ROUNDING * expected : 0;
    return Promise.resolve({ measured: measure(), samples: 1, tolerance });
  },
});

function hashCase(hash: string, header: Header): Case {
  return { expected: 1, measure: () => yes(headerHash(header) === hash && meetsTarget(hash, header.bits)) };
}

function rawCase(hash: string, raw: string): Case {
  const { measure } = hashCase(hash, decodeHeader(hexToBytes(raw)));
  // Read and written again, the bytes are what they were.
  const isKept = (): boolean =>
    hexToBytes(raw).every((byte, index) => encodeHeader(decodeHeader(hexToBytes(raw)))[index] === byte);
  return { expected: 1, measure: () => yes(isKept() && measure() === 1) };
}

function yes(holds: boolean): number {
  return holds ? 1 : 0;
}

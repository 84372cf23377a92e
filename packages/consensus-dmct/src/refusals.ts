import { faultsOf, hasGates } from './derived-params.js';
import { batchBytes } from './log/payload-code.js';
import type { DmctParams } from './params.js';

/** Every general keeps a gate for every other at each place: memory and time grow with the square, and more. */
const NODES_MAX = 1000;

/** One clear line about a size that is out of reach, or null. */
export function outOfReach(nodes: number): string | null {
  return nodes <= NODES_MAX
    ? null
    : `at most ${NODES_MAX} generals are simulated one by one (given: ${nodes})`;
}

/** A batch states its length in 16 bits. */
const BATCH_BYTES_MAX = 65_535;

/** One clear line about what keeps these parameters from carrying a log, or null. */
export function logContradictionOf(params: DmctParams): string | null {
  if (!hasGates(params) || params.rule !== 'graded' || params.coin !== 'king') {
    return 'a log needs receiver=causal or array, rule=graded and coin=king';
  }
  if (params.symbolTones > params.bins) {
    return `it needs bins >= symbolTones (given: ${params.bins} bins, ${params.symbolTones} tones)`;
  }
  const bytes = batchBytes(params.batch, params.payloadBytes);
  return bytes <= BATCH_BYTES_MAX
    ? null
    : `batch=${params.batch} requests of payloadBytes=${params.payloadBytes} take ${bytes} bytes, at most ${BATCH_BYTES_MAX} go into one`;
}

/** One clear line about parameters that contradict each other, or null. */
export function contradictionOf(params: DmctParams, nodes: number): string | null {
  if (2 * params.subcarriers > params.bins) {
    return `it needs bins >= 2 * subcarriers, so that two chords can differ (given: ${params.bins} bins, ${params.subcarriers} subcarriers)`;
  }
  if (!hasGates(params)) return null;
  const coinBins = params.bins * params.coinGates;
  if (2 * params.coinBits * params.coinSubcarriers > coinBins) {
    return `it needs bins * coinGates >= 2 * coinBits * coinSubcarriers (given: ${coinBins} bins, ${params.coinBits} bits of ${params.coinSubcarriers} tones)`;
  }
  const faults = faultsOf(nodes, params);
  if (params.rule === 'graded' && nodes < 2 * faults + 2 * params.spread + 1) {
    return `it needs n >= 2 * faults + 2 * spread + 1 (given: n = ${nodes}, faults = ${faults}, spread = ${params.spread})`;
  }
  if (params.rule === 'graded' && params.confidence <= 1 - params.margin) {
    return `it needs confidence > 1 - margin, so that nobody votes against what another has decided (given: ${params.confidence}, ${params.margin})`;
  }
  return null;
}

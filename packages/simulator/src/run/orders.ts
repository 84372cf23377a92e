import { createStream, type Conditions, type Value, type Workload } from '@dmct/core';
import type { PreparedScenario } from './prepare.js';

/** The two orders of the 1982 problem, in lexical order. */
export const ORDERS: readonly [Value, Value] = ['attack', 'retreat'];

/** What the participants are to agree on. */
export interface Orders {
  readonly workload: Workload;
  /** All values that an honest participant may hold, lexically ascending. */
  readonly candidates: readonly Value[];
  /** What honest participants hold in common (where their inputs differ: the truth that liars turn round), and its opposite. */
  readonly truth: Value;
  readonly lie: Value;
  /** The value that a participant holds for a request. */
  valueOf(participant: number, index: number): Value;
}

/** Draws the orders by seed. Where the inputs differ, each general's own does; sources that are alone keep the truth. */
export function drawOrders(prepared: PreparedScenario): Orders {
  const { conditions, nodes, seed, workload } = prepared;
  if (workload === 'log') {
    const intervalNanoseconds = 1e9 / conditions.requestsPerSecond;
    const values = Array.from({ length: conditions.requests }, (_, index) => `request-${String(index)}`);
    return {
      workload: {
        kind: 'log',
        requests: conditions.requests,
        submitNanoseconds: (index) => Math.round(index * intervalNanoseconds),
      },
      candidates: [...values].sort(),
      truth: values[0] as Value,
      lie: 'forged',
      valueOf: (_, index) => values[index] ?? `request-${String(index)}`,
    };
  }
  const pick = (heads: boolean): Value => ORDERS[heads ? 0 : 1];
  const isAttack = createStream(seed, 'orders').coin();
  const holdsHeads = headsOf(conditions.inputs, isAttack, nodes, seed);
  return {
    workload: { kind: 'orders', requests: 1, submitNanoseconds: () => 0 },
    candidates: ORDERS,
    truth: pick(isAttack),
    lie: pick(!isAttack),
    valueOf: (participant) => pick(holdsHeads[participant] ?? isAttack),
  };
}

/** Which of the replicas hold the first order; empty where all hold the common one. */
function headsOf(inputs: Conditions['inputs'], isAttack: boolean, nodes: number, seed: number): boolean[] {
  if (inputs === 'unanimous') return [];
  const own = createStream(seed, `orders ${inputs}`);
  const all = Array.from({ length: nodes }, (_, id) => id);
  if (inputs === 'split') return all.map(() => own.coin());
  // The odd one out of an odd number holds the truth.
  const others = new Set(own.shuffle(all).slice(0, inputs === 'even' ? Math.floor(nodes / 2) : 1));
  return all.map((id) => others.has(id) !== isAttack);
}

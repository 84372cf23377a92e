import { createStream, type Value, type Workload } from '@dmct/core';
import type { PreparedScenario } from './prepare.js';

/** The two orders of the 1982 problem, in lexical order. */
export const ORDERS: readonly [Value, Value] = ['attack', 'retreat'];

/** What the participants are to agree on. */
export interface Orders {
  readonly workload: Workload;
  /** All values that an honest participant may hold, lexically ascending. */
  readonly candidates: readonly Value[];
  /** What honest participants hold in common (under `split`: what most of the draw's heads are), and its opposite. */
  readonly truth: Value;
  readonly lie: Value;
  /** The value that a participant holds for a request. */
  valueOf(participant: number, index: number): Value;
}

/** Draws the orders by seed. Under `inputs=split` each general tosses its own coin; sources that are alone don't. */
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
  const own = createStream(seed, 'orders split');
  const coins = Array.from({ length: nodes }, () => own.coin());
  return {
    workload: { kind: 'orders', requests: 1, submitNanoseconds: () => 0 },
    candidates: ORDERS,
    truth: pick(isAttack),
    lie: pick(!isAttack),
    valueOf: (participant) =>
      conditions.inputs === 'split' && participant < nodes
        ? pick(coins[participant] as boolean)
        : pick(isAttack),
  };
}

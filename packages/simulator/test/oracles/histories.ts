import type { Value } from '@dmct/core';
import type { History, RecordedDecision, RecordedRetraction } from '../../src/oracles/history.js';

/** One step of a planted history. */
export type Step =
  | readonly [replica: number, 'decide', value: Value, instance?: number]
  | readonly [replica: number, 'retract', instance?: number];

/** A history from its steps; the trace index of a step is ten times its position, so that both can be told apart. */
export function createHistory(steps: readonly Step[], changes: Partial<History> = {}): History {
  const decisions: RecordedDecision[] = [];
  const retractions: RecordedRetraction[] = [];
  steps.forEach((step, position) => {
    const traceIndex = 10 * position;
    if (step[1] === 'decide') {
      const [replica, , value, instance = 0] = step;
      decisions.push({ replica, instance, value, at: position, traceIndex });
    } else {
      const [replica, , instance = 0] = step;
      retractions.push({ replica, instance, traceIndex });
    }
  });
  return {
    honest: [0, 1, 2],
    workload: 'orders',
    decisions,
    retractions,
    submitted: [],
    validityRule: 'source',
    requiredValue: null,
    expectedValues: [],
    endedBecause: 'quiet',
    ...changes,
  };
}

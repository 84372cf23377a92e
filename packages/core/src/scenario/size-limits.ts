import { conditionsSchema } from './conditions.js';
import type { Scenario } from './scenario.js';

/** Pairs of replicas that may write to one another, times requests: beyond it a run takes hours and gigabytes. */
export const EXCHANGES_MAX = 1e9;

/** What a run's size follows from. */
export type SizedScenario = Pick<Scenario, 'nodes' | 'workload' | 'conditions'>;

/**
 * Why a run is too large to be begun unasked, as words ("nodes² is 1.00e+10, above the limit of 1000000000"), or null
 * where it isn't. Nothing is laid out to find it out. What isn't a number of requests is left to the schema.
 */
export function sizeFault({ nodes, workload, conditions }: SizedScenario): string | null {
  const requests = workload === 'log' ? requestsOf(conditions ?? {}) : 1;
  const exchanges = nodes * nodes * requests;
  if (exchanges <= EXCHANGES_MAX) return null;
  const what = requests === 1 ? 'nodes²' : 'nodes² × requests';
  return `${what} is ${exchanges.toPrecision(3)}, above the limit of ${String(EXCHANGES_MAX)}`;
}

function requestsOf({ requests }: Readonly<Record<string, unknown>>): number {
  const wanted = requests ?? conditionsSchema.shape.requests.parse(undefined);
  return typeof wanted === 'number' && wanted > 1 ? wanted : 1;
}

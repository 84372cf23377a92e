import type { Message, Strategy } from '@dmct/core';
import type { Check } from './check.js';
import type { ConformanceOptions } from './options.js';

/**
 * The suite that every strategy passes. It knows no test runner:
 * `for (const check of strategyConformance(mine)) it(check.name, check.run);`
 */
export function strategyConformance<P, M extends Message>(
  strategy: Strategy<P, M>,
  options: ConformanceOptions = {},
): readonly Check[] {
  void strategy;
  void options;
  return [];
}

import { describeParams, parameterNames, parseParams, UsageError } from '@dmct/core';
import { z } from 'zod';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** Parameters have defaults and words, survive being written down, and unknown ones are refused. */
export function parameterChecks(bench: Bench): readonly Check[] {
  const { strategy } = bench;
  const owner = `strategy ${strategy.name}`;
  return [
    {
      name: 'parameters round trip',
      run() {
        demand(strategy.params instanceof z.ZodObject, () => 'params is not a zod object');
        const defaults = parseParams(owner, strategy.params, {});
        const written = JSON.stringify(defaults);
        const again = parseParams(owner, strategy.params, JSON.parse(written) as Record<string, unknown>);
        demand(
          JSON.stringify(again) === written,
          () => `the defaults ${written} come back as ${JSON.stringify(again)}`,
        );
        for (const help of describeParams(strategy.params)) {
          demand(help.description !== '', () => `the parameter ${help.name} has no description`);
        }
      },
    },
    {
      name: 'unknown parameters are refused',
      run() {
        const unknown = `${parameterNames(strategy.params)[0] ?? ''}NotAParameter`;
        let refusal: unknown = null;
        try {
          parseParams(owner, strategy.params, { [unknown]: 1 });
        } catch (error) {
          refusal = error;
        }
        demand(refusal instanceof UsageError, () => `the parameter ${unknown} was not refused`);
      },
    },
  ];
}

import { describeParams, parameterNames, parseParams, UsageError } from '@dmct/core';
import { z } from 'zod';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

export function parameterChecks({ strategy }: Bench): readonly Check[] {
  return schemaChecks(`strategy ${strategy.name}`, strategy.params);
}

/** Parameters have defaults and words, survive being written down, and unknown ones are refused. */
export function schemaChecks(owner: string, schema: z.ZodType): readonly Check[] {
  return [
    {
      name: 'parameters round trip',
      run() {
        demand(schema instanceof z.ZodObject, () => 'params is not a zod object');
        const defaults = parseParams(owner, schema, {});
        const written = JSON.stringify(defaults);
        const again = parseParams(owner, schema, JSON.parse(written) as Record<string, unknown>);
        demand(
          JSON.stringify(again) === written,
          () => `the defaults ${written} come back as ${JSON.stringify(again)}`,
        );
        for (const help of describeParams(schema)) {
          demand(help.description !== '', () => `the parameter ${help.name} has no description`);
        }
      },
    },
    {
      name: 'unknown parameters are refused',
      run() {
        const unknown = `${parameterNames(schema)[0] ?? ''}NotAParameter`;
        let refusal: unknown = null;
        try {
          parseParams(owner, schema, { [unknown]: 1 });
        } catch (error) {
          refusal = error;
        }
        demand(refusal instanceof UsageError, () => `the parameter ${unknown} was not refused`);
      },
    },
  ];
}

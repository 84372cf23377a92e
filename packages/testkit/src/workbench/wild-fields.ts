import { isRight, type Message, type Scenario } from '@dmct/core';
import fc from 'fast-check';
import type { Workbench } from './workbench.js';

/** Draws of what no honest replica writes into a field, by what the field should hold. */
export interface WildValues {
  /** A number in or out of range, another type, nothing, or one of the protocol's own words. */
  readonly scalar: fc.Arbitrary<unknown>;
  /** Those, or a signature that nobody made. */
  readonly signature: fc.Arbitrary<unknown>;
  readonly signatures: fc.Arbitrary<unknown>;
  /** Those, or what looks like a client's request; any part of it may be missing. */
  readonly request: fc.Arbitrary<unknown>;
}

/** Wild values of a protocol in which these words mean something, such as 'nil'. */
export function wildValues(...words: readonly string[]): WildValues {
  const scalar = fc.oneof(
    fc.integer({ min: -2, max: 5 }),
    fc.constantFrom<unknown>(null, undefined, NaN, Infinity, 0.5, 1e9, '', ...words, {}, []),
  );
  const signature = fc.oneof(scalar, fc.record({ signer: scalar, evidence: scalar }));
  return {
    scalar,
    signature,
    signatures: fc.oneof(scalar, fc.array(signature, { maxLength: 4 })),
    request: fc.oneof(
      scalar,
      fc.record({ client: scalar, timestamp: scalar, value: scalar, signature }, { requiredKeys: [] }),
    ),
  };
}

/** How {@link assertBearsWildFields} tries. */
export interface WildFieldsOptions {
  /** Of the draws: any number, fixed. */
  readonly seed: number;
  /** How many runs; default 200. */
  readonly runs?: number;
  /** What each run is besides one traitor and a seed of its own. */
  readonly scenario?: Partial<Scenario>;
}

/**
 * Demands that one traitor which overwrites fields of all that it says neither makes a replica throw nor breaks a
 * property. Throws with the seed and the fields, shrunk, where it does. Any of the fields may stay as it was; a `kind` must
 * be one that the strategy names, since the engine reads it.
 */
export function assertBearsWildFields<M extends Message>(
  bench: Workbench<M>,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  { runs = 200, scenario = {}, seed }: WildFieldsOptions,
): void {
  const overwritten = fc.record(fields, { requiredKeys: [] });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.array(overwritten, { minLength: 1, maxLength: 12 }),
      (runSeed, wild) => {
        let next = 0;
        const registry = bench.registryWith({
          createLie: () => (message) => ({ ...message, ...wild[next++ % wild.length] }),
        });
        const result = bench.run(registry, { traitors: 1, ...scenario, seed: runSeed });
        if (result.violations.length > 0 || !isRight(result.verdicts)) {
          throw new Error(JSON.stringify([result.verdicts, result.violations]));
        }
      },
    ),
    { numRuns: runs, seed },
  );
}

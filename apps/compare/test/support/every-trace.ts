import { createBuiltInRegistry } from '@dmct/catalog';
import { fitOf } from '@dmct/core';
import { simulate } from '@dmct/simulator';

/** Attacks that bite on messages, on waves and on chains; a pair that doesn't fit is left out. */
const ATTACKS = ['none', 'equivocation', 'late-emission', 'double-spend'] as const;

/**
 * The trace hashes of small runs of every strategy, alone and under every attack here that it meets: what must be the
 * same on every engine, with and without WebAssembly. Names in a fixed order.
 */
export function everyTrace(): readonly (readonly [string, string])[] {
  const registry = createBuiltInRegistry();
  return registry.strategies.all.flatMap((strategy) =>
    ATTACKS.filter((attack) => fitOf(strategy, registry.attacks.get(attack)).fits).map(
      (attack) =>
        [
          `${strategy.name} under ${attack}`,
          simulate(registry, { strategy: strategy.name, attack, nodes: 4, traitors: 1, seed: 7 }).traceHash,
        ] as const,
    ),
  );
}

/** Whether this engine runs the wave kernels' own kind of code: WebAssembly. */
export function hasWebAssembly(): boolean {
  return 'WebAssembly' in globalThis;
}

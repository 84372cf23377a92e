import { createStream, type Lab, type Registry } from '@dmct/core';
import { simulate } from '@dmct/simulator';

/** A lab that notes what an experiment told it. Draws follow from `seed` alone. */
export interface KitLab extends Lab {
  readonly progressSeen: readonly number[];
}

/** A lab over a registry, as claims and published results get it. */
export function createKitLab(
  registry: Registry,
  options: { readonly quick: boolean; readonly seed: number },
): KitLab {
  const progressSeen: number[] = [];
  return {
    quick: options.quick,
    progressSeen,
    simulate: (scenario) => simulate(registry, scenario),
    stream: (label) => createStream(options.seed, label),
    progress: (fraction) => void progressSeen.push(fraction),
  };
}

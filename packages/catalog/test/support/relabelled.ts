import {
  type Emission,
  ForwardingOut,
  ForwardingReplica,
  type ReplicaContext,
  type Strategy,
  type Surface,
  type Value,
} from '@dmct/core';

/** The names of two orders exchanged; any other value stays what it is. */
export type Renaming = (value: Value) => Value;

/** Decides and submits under the other name. */
class RenamingOut extends ForwardingOut {
  constructor(private readonly rename: Renaming) {
    super();
  }
  override submit(instance: number, value: Value): void {
    super.submit(instance, this.rename(value));
  }
  override decide(instance: number, value: Value): void {
    super.decide(instance, this.rename(value));
  }
}

/**
 * A strategy of waves whose carriers have changed names: what it sounds for an order it sounded for the other one before.
 * Inside nothing is changed, outside everything that has a name has the other's. In a world whose orders are exchanged
 * as well it radiates what it did, to the bit.
 */
export function relabelled(strategy: Strategy, rename: Renaming): Strategy {
  const surfaces = strategy.surfaces.map((surface): Surface => {
    if (surface.kind !== 'field') return surface;
    return {
      ...surface,
      valueOf(emission: Emission) {
        const value = surface.valueOf(emission);
        return value === null ? null : rename(value);
      },
      withValue: (emission: Emission, value: Value) => surface.withValue(emission, rename(value)),
    };
  });
  return {
    ...strategy,
    surfaces,
    createReplica(context: ReplicaContext<unknown>) {
      const renamed = { ...context, valueOf: (index: number) => rename(context.valueOf(index)) };
      return new ForwardingReplica<ForwardingOut>(strategy.createReplica(renamed), new RenamingOut(rename));
    },
  };
}

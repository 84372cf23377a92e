import type { Attack } from './plugins/attack.js';
import type { Strategy } from './plugins/strategy.js';
import type { Registry } from './registry.js';

/** Whether an attack can bite a strategy, and if not, why. */
export type Fit = { readonly fits: true } | { readonly fits: false; readonly reason: string };

/**
 * An attack fits when the strategy has each surface that it needs (any one of an inner list), and is among those that
 * it was written for, where it names any.
 */
export function fitOf(strategy: Strategy, attack: Attack): Fit {
  if (attack.strategies !== undefined && !attack.strategies.includes(strategy.name)) {
    return {
      fits: false,
      reason: `${attack.name} needs the surface of ${attack.strategies.join(' or ')} itself, whose messages it speaks; ${strategy.name} has others`,
    };
  }
  const has = new Set<string>(strategy.surfaces.map((surface) => surface.kind));
  for (const need of attack.needs) {
    const options = typeof need === 'string' ? [need] : need;
    if (!options.some((kind) => has.has(kind))) {
      return {
        fits: false,
        reason: `${attack.name} needs the surface ${options.join(' or ')}, which ${strategy.name} does not have (it has: ${[...has].join(', ')})`,
      };
    }
  }
  const lacking = attack.unfit?.(strategy.surfaces) ?? null;
  if (lacking !== null) {
    return {
      fits: false,
      reason: `${attack.name} needs the surface ${lacking}, which ${strategy.name} does not have`,
    };
  }
  return { fits: true };
}

/** One line of the fit matrix. */
export interface FitRow {
  readonly attack: string;
  readonly fits: Readonly<Record<string, Fit>>;
}

/** Which attack fits which strategy, all pairs. */
export function fitMatrix(registry: Registry): readonly FitRow[] {
  return registry.attacks.all.map((attack) => ({
    attack: attack.name,
    fits: Object.fromEntries(
      registry.strategies.all.map((strategy) => [strategy.name, fitOf(strategy, attack)]),
    ),
  }));
}

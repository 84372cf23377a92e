import type { Plugins } from '@dmct/core';
import { kitAdversaries } from './adversaries/index.js';
import { unharmed } from './adversaries/unharmed.js';
import { kitStrategies } from './conformance/attack/targets.js';
import { storm, stormAtTheSource } from './storm/attack.js';

/**
 * The adversaries of {@link strategyConformance} as plugins for `dmct.config.ts`: with them `dmct run` takes the commands
 * that a failed check prints. For the author of a strategy.
 */
export const kitAttackPlugins: Plugins = {
  apiVersion: 1,
  attacks: [unharmed, ...kitAdversaries, storm, stormAtTheSource],
};

/** The same for the author of an attack: the protocols, healthy and broken, of {@link attackConformance}. */
export const kitStrategyPlugins: Plugins = { apiVersion: 1, strategies: kitStrategies() };

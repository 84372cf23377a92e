import { ASSUMPTION_NAMES } from './assumptions.js';
import { UsageError } from './errors.js';
import { nearest } from './params/nearest.js';
import type { Attack } from './plugins/attack.js';
import type { Claim } from './plugins/claim.js';
import type { Reporter } from './plugins/reporter.js';
import type { Strategy } from './plugins/strategy.js';
import type { Validation } from './plugins/validation.js';

/** Version of the plugin contract; a plugin built for another major version is refused. */
export const PLUGIN_API_VERSION = 1;

/** A bundle of plugins, as a package or `dmct.config.ts` provides it. */
export interface Plugins {
  /** Contract version the bundle was written for; default the current one. */
  readonly apiVersion?: number;
  readonly strategies?: readonly Strategy[];
  readonly attacks?: readonly Attack[];
  readonly reporters?: readonly Reporter[];
  readonly claims?: readonly Claim[];
  readonly validations?: readonly Validation[];
}

/** One kind's plugins by name, in the order they were given. */
export interface Shelf<T> {
  readonly all: readonly T[];
  has(name: string): boolean;
  /** The plugin of that name; an unknown name throws a UsageError with the valid ones and the nearest match. */
  get(name: string): T;
}

/** An immutable collection of plugins. Nothing registers itself: what is in it was handed to it. */
export interface Registry {
  readonly strategies: Shelf<Strategy>;
  readonly attacks: Shelf<Attack>;
  readonly reporters: Shelf<Reporter>;
  readonly claims: Shelf<Claim>;
  readonly validations: Shelf<Validation>;
}

/**
 * Builds a registry from bundles of plugins. Throws a UsageError on duplicate or malformed names and on another
 * contract version.
 */
export function createRegistry(...bundles: readonly Plugins[]): Registry {
  for (const bundle of bundles) {
    const apiVersion = bundle.apiVersion ?? PLUGIN_API_VERSION;
    if (apiVersion !== PLUGIN_API_VERSION) {
      throw new UsageError(
        `plugins were written for contract version ${String(apiVersion)}; this lab speaks ${String(PLUGIN_API_VERSION)}`,
      );
    }
  }
  const collect = <T>(
    kind: string,
    pick: (bundle: Plugins) => readonly unknown[] | undefined,
    key: 'name' | 'id',
  ) =>
    createShelf<T>(
      kind,
      bundles.flatMap((bundle) => (pick(bundle) ?? []) as readonly T[]),
      (plugin) => (plugin as Record<string, unknown>)[key] as string,
    );
  return Object.freeze({
    strategies: collect<Strategy>('strategy', (bundle) => bundle.strategies, 'name'),
    attacks: collect<Attack>('attack', (bundle) => bundle.attacks, 'name'),
    reporters: collect<Reporter>('reporter', (bundle) => bundle.reporters, 'name'),
    claims: collect<Claim>('claim', (bundle) => bundle.claims, 'id'),
    validations: collect<Validation>('validation row', (bundle) => bundle.validations, 'id'),
  });
}

/** Plugins from a config are not type-checked: what would fail deep in a run is refused here, by name. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  strategy: {
    title: isText,
    params: isSchema,
    medium: (value) => value === 'messages' || value === 'waves',
    faultModel: (value) => isObject(value) && typeof value['maxFaulty'] === 'function',
    assumptions: (value) =>
      Array.isArray(value) && value.every((name) => (ASSUMPTION_NAMES as readonly unknown[]).includes(name)),
    surfaces: Array.isArray,
    messageKinds: Array.isArray,
    createReplica: isFunction,
  },
  attack: {
    title: isText,
    params: isSchema,
    needs: Array.isArray,
    powers: Array.isArray,
    createAdversary: isFunction,
  },
  reporter: { title: isText, reports: Array.isArray, open: isFunction },
  claim: { statement: isText, experiment: isFunction, judge: isFunction },
  'validation row': { title: isText, params: isSchema, expected: isFunction, measure: isFunction },
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isSchema(value: unknown): boolean {
  return isObject(value) && typeof value['safeParse'] === 'function';
}

function assertShape(kind: string, name: string, plugin: unknown): void {
  for (const [member, isRight] of Object.entries(SHAPES[kind] ?? {})) {
    if (isRight((plugin as Readonly<Record<string, unknown>>)[member])) continue;
    throw new UsageError(`the ${kind} "${name}" has no valid member "${member}" (see the guide to plugins)`);
  }
}

function createShelf<T>(kind: string, plugins: readonly T[], nameOf: (plugin: T) => string): Shelf<T> {
  const byName = new Map<string, T>();
  for (const plugin of plugins) {
    const name = nameOf(plugin);
    if (typeof name !== 'string' || !/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
      throw new UsageError(
        `a ${kind} needs a name of letters, digits and dashes, not ${JSON.stringify(name)}`,
      );
    }
    if (byName.has(name)) throw new UsageError(`two plugins are both the ${kind} "${name}"`);
    assertShape(kind, name, plugin);
    byName.set(name, plugin);
  }
  return Object.freeze({
    all: Object.freeze([...byName.values()]),
    has: (name: string) => byName.has(name),
    get: (name: string) => {
      const plugin = byName.get(name);
      if (plugin !== undefined) return plugin;
      const names = [...byName.keys()];
      // From JavaScript a name may be missing, or anything.
      const guess = nearest(String(name), names);
      throw new UsageError(
        `no ${kind} "${name}"${guess === null ? '' : ` (did you mean "${guess}"?)`}; there are: ${names.join(', ') || 'none'}`,
      );
    },
  });
}

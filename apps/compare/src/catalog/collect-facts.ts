import { COMPARISON_ORDER, createBuiltInRegistry, LEDGER_SEED } from '@dmct/catalog';
import {
  ASSUMPTIONS,
  countsTraitors,
  describeParams,
  fitOf,
  parseParams,
  TOPOLOGIES,
  VERSION,
  WORKLOADS,
  type Attack,
  type Registry,
  type Strategy,
} from '@dmct/core';
import type {
  AttackFacts,
  AttackNotes,
  CatalogFacts,
  ParameterFacts,
  StrategyFacts,
  ValidationFacts,
} from './facts.js';

export { collectRecordedClaims, collectRecordedValidation } from './recorded.js';

/** Reads the catalog into plain data; runs when the page is built, and in tests. */
export function collectFacts(): CatalogFacts {
  const registry = createBuiltInRegistry();
  const strategies = inComparisonOrder(registry.strategies.all);
  return {
    version: VERSION,
    ledgerSeed: LEDGER_SEED,
    strategies: strategies.map(strategyFacts),
    attacks: registry.attacks.all.map((attack) => attackFacts(attack, strategies)),
    claims: registry.claims.all.map(({ id, rule, source, statement }) => ({ id, rule, source, statement })),
    validations: validationFacts(registry),
    assumptions: ASSUMPTIONS,
    topologies: TOPOLOGIES,
    workloads: WORKLOADS,
  };
}

/** What the forms offer; apart from the rest, since the first view can do without. */
export function collectParameters(): ParameterFacts {
  const { attacks, strategies } = createBuiltInRegistry();
  return {
    strategies: Object.fromEntries(strategies.all.map(({ name, params }) => [name, describeParams(params)])),
    attacks: Object.fromEntries(attacks.all.map(({ name, params }) => [name, describeParams(params)])),
  };
}

/** What the attacks expect of themselves; read once a figure may need it. */
export function collectAttackNotes(): AttackNotes {
  const { attacks } = createBuiltInRegistry();
  return Object.fromEntries(attacks.all.map(({ expects, name }) => [name, expects.summary]));
}

/** The catalog's order; what it doesn't name comes after, as registered. */
function inComparisonOrder(strategies: readonly Strategy[]): readonly Strategy[] {
  const rank = ({ name }: Strategy): number =>
    COMPARISON_ORDER.includes(name) ? COMPARISON_ORDER.indexOf(name) : COMPARISON_ORDER.length;
  return [...strategies].sort((a, b) => rank(a) - rank(b));
}

function strategyFacts(strategy: Strategy): StrategyFacts {
  const { assumptions, documented, medium, messageKinds, name, summary, surfaces, title } = strategy;
  return {
    name,
    title,
    summary,
    medium,
    isChain: surfaces.some(({ kind }) => kind === 'chain'),
    resource: strategy.faultModel.resource,
    documented: documented ?? null,
    assumptions,
    messageKinds,
  };
}

function attackFacts(attack: Attack, strategies: readonly Strategy[]): AttackFacts {
  const { name, summary, title } = attack;
  const params = parseParams(name, attack.params, {});
  return {
    name,
    title,
    summary,
    // Which ones are taken is the attack's affair: the page asks only whether the number of traitors counts.
    corruption: countsTraitors(attack, params)
      ? 'traitors'
      : attack.corruption?.(params) === 'none'
        ? 'none'
        : 'share',
    refusals: Object.fromEntries(
      strategies.map((strategy) => {
        const fit = fitOf(strategy, attack);
        return [strategy.name, fit.fits ? null : fit.reason];
      }),
    ),
  };
}

function validationFacts(registry: Registry): readonly ValidationFacts[] {
  return registry.validations.all.map(({ id, kind, points, source, title }) => ({
    id,
    kind,
    title,
    points: points as readonly Readonly<Record<string, unknown>>[],
    source: `${source.authors}, ${String(source.year)}`,
  }));
}

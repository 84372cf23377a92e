/**
 * The one place that lists the built-in plugins. Nothing registers itself by being imported: a registry is made of
 * what it is handed.
 */
import { builtInAttacks } from '@dmct/attacks';
import { claims, validations } from '@dmct/claims';
import { dmct, dmctSeed } from '@dmct/consensus-dmct';
import { generals, generalsValidations } from '@dmct/consensus-generals';
import { hotstuff, hotstuffValidations } from '@dmct/consensus-hotstuff';
import { pbft, pbftValidations } from '@dmct/consensus-pbft';
import { pos, posAttacks, posValidations } from '@dmct/consensus-pos';
import { pow, powAttacks, powValidations } from '@dmct/consensus-pow';
import { tendermint, tendermintValidations } from '@dmct/consensus-tendermint';
import { createRegistry, type Plugins, type Registry, type Strategy } from '@dmct/core';
import { knownFailureValidations } from '@dmct/known-failures';
import { html } from '@dmct/reporter-html';
import { builtInReporters } from '@dmct/reporters';

export {
  judgeClaim,
  LEDGER_SEED,
  measureValidation,
  runClaims,
  runValidations,
  validationReport,
  type ClaimTask,
  type LedgerOptions,
  type LedgerProgress,
  type ValidationTask,
} from '@dmct/claims';
export { byzantineAttackDemo, type DemoReport } from '@dmct/consensus-dmct';

/** Every plugin that the lab brings, oldest idea first. */
export const builtIns: Plugins = {
  strategies: [generals, pbft, pow, pos, tendermint, hotstuff, dmctSeed, dmct] as readonly Strategy[],
  attacks: [...builtInAttacks, ...powAttacks, ...posAttacks],
  reporters: [...builtInReporters, html],
  claims,
  validations: [
    ...powValidations,
    ...posValidations,
    ...pbftValidations,
    ...generalsValidations,
    ...knownFailureValidations,
    ...hotstuffValidations,
    ...tendermintValidations,
    ...validations,
  ],
};

/** The order of a comparison's rows: the subject first, then the document's table, then the oldest. */
export const COMPARISON_ORDER: readonly string[] = [
  'dmct-seed',
  'dmct',
  'pbft',
  'pow',
  'pos',
  'generals',
  'hotstuff',
  'tendermint',
];

/** A registry of the built-in plugins and of further bundles. Throws a UsageError for two of one name. */
export function createBuiltInRegistry(...extra: readonly Plugins[]): Registry {
  return createRegistry(builtIns, ...extra);
}

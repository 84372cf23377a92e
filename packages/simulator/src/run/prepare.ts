import {
  checkFork,
  fitOf,
  parseParams,
  UsageError,
  type Attack,
  type Registry,
  type Scenario,
  type Strategy,
} from '@dmct/core';
import { forkedBy, type Change } from '../fork/forked.js';
import { checkSettings, type CheckedSettings } from './settings.js';

/** Runs that predict more messages than this are refused. */
export const PREDICTED_MESSAGES_MAX = 1_000_000;

/** A scenario whose every part was looked up and checked. */
export interface PreparedScenario extends CheckedSettings {
  readonly strategy: Strategy;
  readonly attack: Attack;
  readonly params: unknown;
  readonly attackParams: unknown;
  /** The strategy's own f at this size. */
  readonly faultsTolerated: number;
  /** Fates that are changed. The strategy and the attack have them around them. */
  readonly changes: readonly Change[];
}

/** Looks a scenario up in the registry and checks it. Throws a UsageError of one line: what is wrong, what is allowed. */
export function prepareScenario(registry: Registry, scenario: Scenario): PreparedScenario {
  const strategy = registry.strategies.get(scenario.strategy);
  const attack = registry.attacks.get(scenario.attack);
  const settings = checkSettings(scenario);
  const { nodes } = settings;
  const params = parseParams(`strategy ${strategy.name}`, strategy.params, scenario.params ?? {});
  const attackParams = parseParams(`attack ${attack.name}`, attack.params, scenario.attackParams ?? {});
  const fit = fitOf(strategy, attack);
  if (!fit.fits) throw new UsageError(fit.reason);
  const refusal = strategy.refuse?.(nodes, params, settings.workload) ?? null;
  if (refusal !== null) throw new UsageError(`strategy ${strategy.name}: ${refusal}`);
  refuseTooManyMessages(strategy, nodes, params);
  const faultsTolerated = strategy.faultModel.maxFaulty(nodes, params);
  const common = { ...settings, params, attackParams, faultsTolerated };
  return { ...common, ...forkedBy((scenario.forks ?? []).map(checkFork), strategy, attack) };
}

function refuseTooManyMessages(strategy: Strategy, nodes: number, params: unknown): void {
  const predicted = strategy.predictedMessages?.(nodes, params) ?? 0;
  if (predicted <= PREDICTED_MESSAGES_MAX) return;
  const amount = Number.isFinite(predicted) ? `about ${predicted.toPrecision(3)}` : 'more than 1e308';
  const advice = strategy.tooManyMessagesAdvice;
  throw new UsageError(
    `${strategy.name} among ${String(nodes)} would send ${amount} messages, ` +
      `more than a million${advice === undefined ? '' : `: ${advice}`}`,
  );
}

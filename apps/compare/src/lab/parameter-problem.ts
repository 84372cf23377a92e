import { parseParams, parseText, UsageError, type Registry } from '@dmct/core';
import type { ParameterQuestion } from './jobs.js';

/** What is wrong with one parameter's value by its plugin's own schema, as the end of a sentence about it; or null. */
export function parameterProblem(
  registry: Registry,
  { kind, name, owner, text }: ParameterQuestion,
): string | null {
  const { params } = kind === 'set' ? registry.strategies.get(owner) : registry.attacks.get(owner);
  try {
    parseParams('it', params, { [name]: parseText(text) });
    return null;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message.replace(/^parameter "[^"]*" of it: /, '').replace(/^it: /, '');
  }
}

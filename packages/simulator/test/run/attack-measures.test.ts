import { ContractError } from '@dmct/core';
import { simulate, summarise } from '@dmct/simulator';
import { expect, it } from 'vitest';
import { registryOf, scenarioOf, voteOnce } from '../support/plugins.js';

/** A run whose attack counts what is given. */
function run(measures: Readonly<Record<string, number>> | undefined) {
  const attack = () => (measures === undefined ? {} : { measure: () => measures });
  return simulate(registryOf(voteOnce, { attack }), scenarioOf({ attack: 'test-attack', traitors: 1 }));
}

it('what an attack counts is in the result, and its mean over the runs that tell it in a study', () => {
  const results = [run({ gamma: 0.5, ties: 4 }), run({ ties: 8 }), run(undefined)];
  expect(results[0]?.attackMeasures).toEqual({ gamma: 0.5, ties: 4 });
  expect(summarise(results).attackMeasures).toEqual({ gamma: 0.5, ties: 6 });
});

it('an attack that counts nothing leaves no trace of it', () => {
  expect(run(undefined)).not.toHaveProperty('attackMeasures');
  expect(run({})).not.toHaveProperty('attackMeasures');
  expect(summarise([run(undefined)])).not.toHaveProperty('attackMeasures');
});

it('what is no number is a fault of the attack', () => {
  expect(() => run({ gamma: NaN })).toThrow(ContractError);
  expect(() => run({ gamma: NaN })).toThrow('measured gamma = NaN');
});

it('measuring changes nothing of the run', () => {
  expect(run({ ties: 1 }).traceHash).toBe(run(undefined).traceHash);
});

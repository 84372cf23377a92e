import { isRight, type Lab, type Scenario } from '@dmct/core';
import { matrixAdaptationSearch } from '@dmct/physics';
import { FIRST_SEED } from '../run/first-seed.js';

/** A scenario, the adversary's limits in it, and how long an emission against it is looked for. */
export interface ScenarioSearchOptions {
  /** Attacked by `adaptive`, whose parameter `emission` is searched for; further parameters of it are kept. */
  readonly scenario: Omit<Scenario, 'seed' | 'attack'>;
  readonly roles: number;
  readonly powerMax: number;
  readonly lagSecondsMax: number;
  /** Runs by which an emission is judged; others, as many again ten times, judge the best. */
  readonly runs: number;
  readonly evaluations: number;
}

/** What was found by trying emissions on the whole protocol, which is asked and not taken apart. */
export interface ScenarioSearchReport {
  /** For `--attack-set emission=…`: [power, lie share, lag in s, turns] a role. */
  readonly emission: readonly (readonly [number, number, number, number])[];
  /** The mean harm, best so far, after each step of the search: 1 for a wrong decision, 0.3 for none; a share of the worst. */
  readonly trace: readonly number[];
  readonly evaluations: number;
  readonly fresh: { readonly runs: number; readonly wrong: number; readonly undecided: number };
}

const UNDECIDED_HARM = 0.3;
const FRESH_RUNS = 10;

/** Looks for the emission that does most harm to a strategy, over seeds below the ledger's own; judges it on others. */
export function searchScenario(lab: Lab, options: ScenarioSearchOptions): ScenarioSearchReport {
  const { scenario, roles, powerMax, lagSecondsMax, runs, evaluations } = options;
  const genes = lagSecondsMax > 0 ? 3 : 2;
  const decode = (genome: Float64Array): ScenarioSearchReport['emission'] =>
    Array.from({ length: roles }, (_, role) => {
      const [power = 0, lieShare = 0, lag = 0.5] = genome.slice(role * genes, (role + 1) * genes);
      return [powerMax * power, lieShare, lagSecondsMax * (2 * lag - 1), 0] as const;
    });
  const outcome = (emission: ScenarioSearchReport['emission'], seed: number): number => {
    const attackParams = { ...scenario.attackParams, emission };
    const { verdicts } = lab.simulate({ ...scenario, attack: 'adaptive', attackParams, seed });
    if (isRight(verdicts)) return 0;
    return verdicts.agreement === 'violated' || verdicts.validity === 'violated' ? 1 : UNDECIDED_HARM;
  };
  const stream = lab.stream('adaptive search');
  const found = matrixAdaptationSearch(
    (genome) => {
      const emission = decode(genome);
      let harm = 0;
      for (let seed = 1; seed <= runs; seed++) harm += outcome(emission, seed) / runs;
      return harm;
    },
    { dimensions: roles * genes, evaluations, uniform: () => stream.uniform(), start: startOf(roles, genes) },
  );
  const emission = decode(found.best);
  const outcomes = Array.from({ length: FRESH_RUNS * runs }, (_, k) => outcome(emission, FIRST_SEED + k));
  return {
    emission,
    trace: found.trace,
    evaluations: found.evaluations,
    fresh: {
      runs: outcomes.length,
      wrong: outcomes.filter((harm) => harm === 1).length,
      undecided: outcomes.filter((harm) => harm === UNDECIDED_HARM).length,
    },
  };
}

/** Near the plain lie, with room to turn either way. */
function startOf(roles: number, genes: number): Float64Array {
  return Float64Array.from({ length: roles * genes }, (_, k) => (k % genes === 2 ? 0.5 : 0.9));
}

import { PROPERTIES, type Attack, type Property, type Verdicts } from '@dmct/core';
import type { Check } from '../check.js';
import { schemaChecks } from '../checks/params.js';
import { ConformanceError, demand } from '../fail.js';
import { runAttack, type AttackRun } from './attack-bench.js';
import { defaultTargets, defaultVictims, type Target } from './targets.js';

/** What an attack may tell its suite. */
export interface AttackConformanceOptions {
  /** Where it is run; default: the kit's healthy protocols that it fits, within their fault bounds. */
  readonly targets?: readonly Target[];
  /** Where what `expects` names must show; default: the same beyond their bounds, and the kit's planted bugs. */
  readonly victims?: readonly Target[];
  /** Seeds of the runs, each of which is made on all targets; default 1 to 4. */
  readonly seeds?: readonly number[];
}

const DEFAULT_SEEDS: readonly number[] = [1, 2, 3, 4];

/**
 * The suite that every attack passes: it fits something and bites there, uses no power and breaks no assumption that
 * it doesn't announce, does what it says that it does, and comes back from its seed. Knows no test runner.
 */
export function attackConformance<P>(
  plugin: Attack<P>,
  options: AttackConformanceOptions = {},
): readonly Check[] {
  const attack = plugin as Attack;
  const seeds = options.seeds ?? DEFAULT_SEEDS;
  const targets = options.targets ?? defaultTargets(attack);
  const victims = options.victims ?? defaultVictims(attack);
  const everyRun = (see: (run: AttackRun, target: Target) => void): void => {
    for (const target of targets) for (const seed of seeds) see(runAttack(attack, target, seed), target);
  };
  return [
    ...schemaChecks(`attack ${attack.name}`, attack.params),
    { name: 'says what it is', run: () => demandWords(attack) },
    {
      name: 'fits somewhere',
      run: () =>
        demand(
          targets.length > 0,
          () => `${attack.name} fits none of the kit's protocols: hand the suite \`targets\` that it fits`,
        ),
    },
    { name: 'uses declared powers only, and never throws', run: () => everyRun(() => undefined) },
    {
      name: 'bites',
      run() {
        let bit = targets.length === 0;
        everyRun((run) => (bit ||= run.bit));
        demand(bit, () => `${attack.name} never changed a word, a wave or a packet's fate`);
      },
    },
    {
      name: 'same seed, same trace',
      run: () =>
        everyRun(({ result }, target) => {
          const again = runAttack(attack, target, result.seed).result;
          demand(
            again.traceHash === result.traceHash,
            () => `two runs differ: ${result.traceHash} and ${again.traceHash} [${result.replay}]`,
          );
        }),
    },
    { name: 'breaks announced assumptions only', run: () => everyRun(demandAnnounced(attack)) },
    { name: 'the fault budget is respected', run: () => everyRun(demandBudget(attack)) },
    { name: 'measures are finite numbers', run: () => everyRun(demandMeasures(attack)) },
    {
      name: 'what it expects happens',
      run: () => demandExpected(attack, victims, seeds),
    },
  ];
}

function demandWords({ title, summary, expects, needs, name }: Attack): void {
  demand(/^[a-z][a-z0-9-]*$/.test(name), () => `the name "${name}" is not lower case, digits and dashes`);
  for (const [member, text] of Object.entries({ title, summary, 'expects.summary': expects.summary })) {
    demand(text.trim() !== '', () => `${member} is empty`);
  }
  demand(Array.isArray(needs), () => 'needs is no list');
  for (const property of expects.violates) {
    demand(PROPERTIES.includes(property), () => `expects.violates has no property "${property}"`);
  }
}

function demandAnnounced(attack: Attack) {
  return ({ result }: AttackRun, { attackParams = {} }: Target): void => {
    const announced = attack.breaks(attack.params.parse(attackParams));
    const silent = result.assumptionsBroken.filter(
      (assumption) => assumption !== 'faulty-within-bound' && !announced.includes(assumption),
    );
    demand(
      silent.length === 0,
      () => `broke ${silent.join(', ')}, which \`breaks\` does not list [${result.replay}]`,
    );
  };
}

function demandBudget(attack: Attack) {
  return ({ result }: AttackRun, { nodes, traitors }: Target): void => {
    if (attack.corruption !== undefined) return;
    const corrupted = result.faulty.filter((id) => id < nodes).length;
    demand(
      corrupted <= traitors,
      () => `${String(corrupted)} corrupted, ${String(traitors)} allowed [${result.replay}]`,
    );
  };
}

function demandMeasures({ name }: Attack) {
  return ({ measures, result }: AttackRun): void => {
    for (const [measure, value] of Object.entries(measures ?? {})) {
      demand(
        Number.isFinite(value),
        () => `${name} measured ${measure} = ${String(value)} [${result.replay}]`,
      );
    }
  };
}

/** What the horizon cut has not ended either. */
function isShownBroken(verdicts: Verdicts, property: Property): boolean {
  return (
    verdicts[property] === 'violated' || (property === 'termination' && verdicts[property] === 'unknown')
  );
}

function demandExpected(attack: Attack, victims: readonly Target[], seeds: readonly number[]): void {
  const missing = new Set<Property>(attack.expects.violates);
  for (const target of victims) {
    for (const seed of seeds) {
      if (missing.size === 0) return;
      const { verdicts } = runAttack(attack, target, seed).result;
      for (const property of missing) if (isShownBroken(verdicts, property)) missing.delete(property);
    }
  }
  if (missing.size === 0) return;
  throw new ConformanceError(
    `${attack.name} expects to violate ${[...missing].join(', ')}, which no run on ${String(victims.length)} victims showed: ` +
      'hand the suite `victims` where it does, or expect less',
  );
}

import {
  parseParams,
  PROPERTIES,
  type Assumption,
  type Attack,
  type Property,
  type RunResult,
} from '@dmct/core';
import { fickle } from '../../adversaries/fickle.js';
import { twoFaced } from '../../adversaries/two-faced.js';
import { LEADERS_TRIES, seedOfLeaders } from '../../storm/leaders.js';
import type { Bench, BenchRun } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** Under broken links and bounds on delay a protocol for partial synchrony may stop, but stays safe (DLS 1988). */
const TIMING: readonly Assumption[] = ['reliable-links', 'partial-synchrony'];
const SAFETY: readonly Property[] = PROPERTIES.filter((property) => property !== 'termination');

/** Those who tell each recipient something else. */
const TELLERS: readonly string[] = [twoFaced.name, fickle.name];
const LED_INPUTS = ['even', 'dissenter'] as const;
/** Of each of them and of these inputs. */
const LED_RUNS = 64;

/** The strategy keeps its promises within its fault model, and keeps them for good. */
export function verdictChecks(bench: Bench): readonly Check[] {
  const toothless = bench.options.toothless ?? {};
  return [
    {
      name: 'decides and holds without an attack',
      run() {
        const failures = bench.seeds.flatMap((seed) => {
          const result = bench.run({ seed });
          const undecided =
            result.verdicts.termination === 'unknown' ? ['termination: cut by the horizon'] : [];
          return complaintsOf(result, PROPERTIES, undecided);
        });
        demandFew(bench, failures);
      },
    },
    ...bench.attacks
      .filter((attack) => !(attack.name in toothless) && mayPromise(bench, attack))
      .map((attack) => holdsUnder(bench, attack)),
    ...splitInputChecks(bench),
    {
      name: 'no revert after finality',
      run() {
        const attacks = [undefined, ...bench.attacks];
        demandFew(
          bench,
          bench.seeds.flatMap((seed) =>
            attacks.flatMap((attack) => {
              const result = bench.run({ seed, ...(attack === undefined ? {} : { attack }) });
              return promised(result).includes('finality') ? complaintsOf(result, ['finality']) : [];
            }),
          ),
        );
      },
    },
    {
      name: 'the fault budget is respected',
      run() {
        for (const attack of bench.attacks) {
          // The others corrupt a share of the resource, or nobody.
          if (attack.corruption !== undefined) continue;
          for (const seed of bench.seeds) {
            const { faulty, traitors } = bench.run({ seed, attack });
            const corrupted = faulty.filter((id) => id < bench.nodes).length;
            demand(
              corrupted <= traitors,
              () =>
                `${attack.name}, seed ${String(seed)}: ${String(corrupted)} corrupted, ${String(traitors)} allowed`,
            );
          }
        }
      },
    },
  ];
}

/**
 * Where each general holds an order of its own, the hard case is that the honest differ: a traitor can then tip the
 * balance. With one source for the order there is nothing to split.
 */
function splitInputChecks(bench: Bench): readonly Check[] {
  if (!bench.hasOwnOrders) return [];
  return [
    {
      name: 'holds with split inputs',
      run() {
        const runs = splitInputRuns(bench);
        demandFew(
          bench,
          runs.flatMap((run) => {
            const result = bench.run(run);
            return complaintsOf(result, promised(result));
          }),
        );
      },
    },
  ];
}

/**
 * Coins for inputs under every adversary; and what the worst case of most proofs needs: those who lead first are the
 * traitors, each honest replica is told something else, and the honest are even, or all but one of a mind.
 */
export function splitInputRuns(bench: Bench): readonly BenchRun[] {
  const coins = { inputs: 'split' };
  const drawn = bench.seeds.flatMap((seed) => [
    { seed, conditions: coins },
    ...bench.attacks.map((attack) => ({ seed, attack, conditions: coins })),
  ]);
  const tellers = bench.attacks.filter((attack) => TELLERS.includes(attack.name));
  const led = Array.from({ length: LED_RUNS }, (_, place) => place).flatMap((place) => {
    const seed = seedOfLeaders(place * LEADERS_TRIES, bench.nodes, bench.traitors);
    return tellers.flatMap((attack) =>
      LED_INPUTS.map((inputs) => ({ seed, attack, conditions: { inputs } })),
    );
  });
  return [...drawn, ...led];
}

/**
 * Every property that the strategy owes under this attack, in every run. Where it owes none in any, nothing was shown,
 * which is not passed.
 */
export function holdsUnder(bench: Bench, attack: Attack): Check {
  const name = `holds under ${attack.name}`;
  return {
    name,
    run() {
      const results = bench.seeds.map((seed) => bench.run({ seed, attack }));
      demandFew(
        bench,
        results.flatMap((result) => complaintsOf(result, promised(result))),
      );
      demand(
        results.some((result) => promised(result).length > 0),
        () =>
          `each of ${String(results.length)} runs broke what the strategy assumes (${results[0]?.assumptionsBroken.join(', ') ?? ''}): ` +
          `nothing is promised there, and nothing shown; say so by \`except: { '${name}': 'why' }\``,
      );
    },
  };
}

/** Whether the strategy promises anything under what the attack says that it breaks and corrupts. */
function mayPromise({ nodes, options, strategy, traitors }: Bench, attack: Attack): boolean {
  const attackParams = parseParams(`attack ${attack.name}`, attack.params, {});
  const broken = attack.breaks(attackParams).filter((each) => strategy.assumptions.includes(each));
  if (broken.some((assumption) => !TIMING.includes(assumption))) return false;
  const rule = attack.corruption?.(attackParams);
  if (typeof rule !== 'object') return true;
  const params = parseParams(`strategy ${strategy.name}`, strategy.params, options.params ?? {});
  return rule.share * nodes <= Math.max(traitors, strategy.faultModel.maxFaulty(nodes, params));
}

/** The properties that the strategy owes in this run. */
export function promised(result: RunResult): readonly Property[] {
  if (result.assumptionsBroken.length === 0) return PROPERTIES;
  return result.assumptionsBroken.every((assumption) => TIMING.includes(assumption)) ? SAFETY : [];
}

/** One line for a run that broke one of the properties, with the command that replays it; none for a good run. */
export function complaintsOf(
  result: RunResult,
  properties: readonly Property[],
  more: readonly string[] = [],
): readonly string[] {
  const broken = result.violations.filter(({ property }) => properties.includes(property));
  const lines = [...broken.map(({ property, detail }) => `${property}: ${detail}`), ...more];
  return lines.length === 0 ? [] : [`${lines.join('; ')} [${result.replay}]`];
}

function demandFew(bench: Bench, failures: readonly string[]): void {
  const allowed = bench.options.unsafeRunsMax ?? 0;
  demand(
    failures.length <= allowed,
    () => `${String(failures.length)} runs failed, ${String(allowed)} may; the first: ${failures[0] ?? ''}`,
  );
}

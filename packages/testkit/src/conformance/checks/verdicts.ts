import {
  PROPERTIES,
  sourceOf,
  type Assumption,
  type Attack,
  type Property,
  type RunResult,
} from '@dmct/core';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** Under broken links and bounds on delay a protocol for partial synchrony may stop, but stays safe (DLS 1988). */
const TIMING: readonly Assumption[] = ['reliable-links', 'partial-synchrony'];
const SAFETY: readonly Property[] = PROPERTIES.filter((property) => property !== 'termination');

/** The strategy keeps its promises within its fault model, and keeps them for good. */
export function verdictChecks(bench: Bench): readonly Check[] {
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
    ...bench.attacks.map((attack) => holdsUnder(bench, attack)),
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
  if (sourceOf(bench.strategy, bench.options.workload ?? 'orders') !== undefined) return [];
  const conditions = { inputs: 'split' };
  return [
    {
      name: 'holds with split inputs',
      run() {
        const attacks = [undefined, ...bench.attacks];
        demandFew(
          bench,
          bench.seeds.flatMap((seed) =>
            attacks.flatMap((attack) => {
              const result = bench.run({ seed, conditions, ...(attack === undefined ? {} : { attack }) });
              return complaintsOf(result, promised(result));
            }),
          ),
        );
      },
    },
  ];
}

/** Every property that the strategy owes under this attack, in every run. */
export function holdsUnder(bench: Bench, attack: Attack): Check {
  return {
    name: `holds under ${attack.name}`,
    run() {
      demandFew(
        bench,
        bench.seeds.flatMap((seed) => {
          const result = bench.run({ seed, attack });
          return complaintsOf(result, promised(result));
        }),
      );
    },
  };
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

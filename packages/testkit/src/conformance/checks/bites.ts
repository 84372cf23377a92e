import { garbage } from '../../adversaries/garbage.js';
import type { Bench, BenchRun } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';
import { splitInputRuns } from './verdicts.js';

/** A run under an attack that did nothing is a run without an attack, and shows nothing. */
export function biteChecks(bench: Bench): readonly Check[] {
  const toothless = bench.options.toothless ?? {};
  return [
    {
      name: 'every adversary bites',
      run() {
        const fuzzers = bench.traitors > 0 && bench.hasMessages ? [garbage] : [];
        const tried = [...bench.attacks, ...fuzzers];
        const runs: BenchRun[] = tried.flatMap((attack) => bench.seeds.map((seed) => ({ seed, attack })));
        if (bench.hasOwnOrders) runs.push(...splitInputRuns(bench));
        const choked = new Set(
          runs.filter((run) => throws(() => bench.run(run))).map(({ attack }) => attack),
        );
        const idle = tried
          .filter((attack) => !bench.hasBitten(attack) && !choked.has(attack))
          .map(({ name }) => name);
        const unexplained = idle.filter((name) => !(name in toothless));
        demand(
          unexplained.length === 0,
          () =>
            `never did anything in ${String(bench.seeds.length)} runs: ${unexplained.join(', ')}; ` +
            'its passed checks show nothing (say why it cannot bite under `toothless`, or give it what it needs)',
        );
        const surprising = Object.keys(toothless).filter((name) => !idle.includes(name));
        demand(
          surprising.length === 0,
          () => `said to be toothless, yet bites or is not tried: ${surprising.join(', ')}`,
        );
      },
    },
  ];
}

/** What makes a replica throw has bitten; the checks of that attack say so. */
function throws(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

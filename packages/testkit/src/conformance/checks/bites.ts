import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** A run under an attack that did nothing is a run without an attack, and shows nothing. */
export function biteChecks(bench: Bench): readonly Check[] {
  const toothless = bench.options.toothless ?? {};
  return [
    {
      name: 'every adversary bites',
      run() {
        for (const attack of bench.attacks) {
          for (const seed of bench.seeds) bench.run({ seed, attack });
        }
        const idle = bench.attacks.filter((attack) => !bench.hasBitten(attack)).map(({ name }) => name);
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

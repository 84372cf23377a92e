import type { Bench, BenchRun } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

/** A run comes back from its seed, and the seed matters. */
export function determinismChecks(bench: Bench): readonly Check[] {
  return [
    {
      name: 'same seed, same trace',
      run() {
        for (const seed of bench.seeds) demandSameTrace(bench, { seed });
        for (const attack of bench.attacks) {
          for (const seed of bench.seeds.slice(0, 1)) demandSameTrace(bench, { seed, attack });
        }
      },
    },
    {
      name: 'another seed, another trace',
      run() {
        const hashes = new Set(bench.seeds.map((seed) => bench.run({ seed }).traceHash));
        demand(
          bench.seeds.length < 2 || hashes.size > 1,
          () => `${String(bench.seeds.length)} seeds gave one and the same trace`,
        );
      },
    },
  ];
}

function demandSameTrace(bench: Bench, run: BenchRun): void {
  const first = bench.run(run);
  // A probe that watches nothing keeps the bench from answering with the first run.
  const second = bench.run({ ...run, probe: {} });
  demand(
    first.traceHash === second.traceHash,
    () =>
      `two runs of seed ${String(run.seed)} differ: ${first.traceHash} and ${second.traceHash} [${first.replay}]`,
  );
}

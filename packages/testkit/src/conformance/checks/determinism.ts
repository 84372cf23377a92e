import { createBench, type Bench, type BenchRun } from '../bench.js';
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
    ...(bench.options.loadAnew === undefined ? [] : [historyCheck(bench, bench.options.loadAnew)]),
  ];
}

/**
 * A second worker has loaded the module for itself and was handed other runs first: the last ones here come first there.
 * The results must be the same all the same.
 */
function historyCheck(bench: Bench, loadAnew: NonNullable<Bench['options']['loadAnew']>): Check {
  return {
    name: 'same trace whatever ran before',
    async run() {
      const [seed = 1] = bench.seeds;
      const runs = [
        ...bench.attacks.map((attack) => ({ seed, attack })),
        ...bench.seeds.map((each) => ({ seed: each })),
      ];
      const here = runs.map((run) => bench.run(run));
      const elsewhere = createBench(await loadAnew(), bench.options);
      for (const [index, run] of [...runs.entries()].reverse()) {
        const { replay = '', traceHash } = here[index] ?? {};
        const other = elsewhere.run(run).traceHash;
        demand(
          other === traceHash,
          () =>
            `seed ${String(run.seed)} gives ${String(traceHash)} here, and ${other} in a module loaded anew that ran others first: ` +
            `something is kept outside of the replicas [${replay}]`,
        );
      }
    },
  };
}

function demandSameTrace(bench: Bench, run: BenchRun): void {
  const first = bench.run(run);
  // A probe that watches nothing keeps the bench from answering with the first run, and the engine from counting votes in a
  // replica's stead: it hears them all.
  const second = bench.run({ ...run, probe: {} });
  demand(
    first.traceHash === second.traceHash,
    () =>
      `two runs of seed ${String(run.seed)} differ: ${first.traceHash} and, where replicas hear each vote themselves ` +
      `(see votes.quietUntil), ${second.traceHash} [${first.replay}]`,
  );
}

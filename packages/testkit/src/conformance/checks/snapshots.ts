import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';
import { impurity } from '../plain-data.js';

/** A snapshot is plain data, and looking at a replica doesn't change it. */
export function snapshotChecks(bench: Bench): readonly Check[] {
  return [
    {
      name: 'snapshots are plain data and change nothing',
      run() {
        for (const seed of bench.seeds.slice(0, 2)) {
          const unwatched = bench.run({ seed });
          const watched = bench.run({
            seed,
            probe: {
              afterEvent(replica) {
                const first = replica.snapshot();
                const place = impurity(first, 'snapshot()');
                demand(place === null, () => `${place ?? ''} is not plain JSON data`);
                const text = JSON.stringify(first);
                demand(
                  text === JSON.stringify(replica.snapshot()),
                  () => `two snapshots in a row differ; the first: ${text}`,
                );
              },
            },
          });
          demand(
            watched.traceHash === unwatched.traceHash,
            () => `taking snapshots changed the run of seed ${String(seed)}`,
          );
        }
      },
    },
  ];
}

import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { demand } from '../fail.js';

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

/** Where `value` holds something that JSON would lose or alter; null for plain data. */
function impurity(value: unknown, path: string): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} = ${String(value)}`;
  if (typeof value !== 'object') return `${path} (${typeof value})`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path} (a ${value.constructor.name})`;
  }
  for (const [name, part] of Object.entries(value)) {
    const found = impurity(part, `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

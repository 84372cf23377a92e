import { garbage } from '../../adversaries/garbage.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { ConformanceError } from '../fail.js';
import { holdsUnder } from './verdicts.js';

/** Whatever a Byzantine peer sends: missing fields, wrong types, absurd numbers, replays. */
export function garbageChecks(bench: Bench): readonly Check[] {
  if (!bench.strategy.surfaces.some(({ kind }) => kind === 'messages') || bench.nodes < 2) return [];
  return [
    ...(bench.traitors > 0 ? [holdsUnder(bench, garbage)] : []),
    {
      name: 'never throws on garbage',
      run() {
        for (const seed of bench.seeds) {
          try {
            bench.run({ seed, attack: garbage, traitors: Math.max(1, bench.traitors) });
          } catch (error) {
            const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
            throw new ConformanceError(`seed ${String(seed)}: a replica threw on garbage: ${stack}`);
          }
        }
      },
    },
  ];
}

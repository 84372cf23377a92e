import { garbage } from '../../adversaries/garbage.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { complaintOfThrown, ConformanceError } from '../fail.js';
import { holdsUnder } from './verdicts.js';

/** Whatever a Byzantine peer sends: missing fields, wrong types, absurd numbers, replays. */
export function garbageChecks(bench: Bench): readonly Check[] {
  if (!bench.hasMessages) return [];
  return [
    ...(bench.traitors > 0 ? [holdsUnder(bench, garbage)] : []),
    {
      name: 'never throws on garbage',
      run() {
        for (const seed of bench.seeds) {
          const run = { seed, attack: garbage, traitors: Math.max(1, bench.traitors) };
          try {
            bench.run(run);
          } catch (error) {
            throw new ConformanceError(complaintOfThrown(error, bench.replayOf(run)));
          }
        }
      },
    },
  ];
}

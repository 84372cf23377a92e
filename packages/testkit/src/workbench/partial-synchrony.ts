import { isRight, type Message, type Registry, type RunResult } from '@dmct/core';
import fc from 'fast-check';
import type { Check } from '../conformance/check.js';
import type { LieMaker, Workbench } from './workbench.js';

/** How the properties of partial synchrony are tried. */
export interface PartialSynchronyOptions {
  /** Of the draws: any number, fixed. */
  readonly seed: number;
  /** Runs a check. */
  readonly runs?: number;
}

/** One run that a property asks for. */
interface Trial {
  readonly seed: number;
  readonly nodes: number;
  readonly gstSeconds: number;
}

const trials = fc.record<Trial>({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  nodes: fc.constantFrom(4, 5, 7),
  gstSeconds: fc.constantFrom(5, 20),
});

/** Before GST a share of the packets is lost and a third is held back, at most to GST, by a draw of its own. */
export function stormy<M extends Message>(
  bench: Workbench<M>,
  dropPercent: number,
  createLie?: LieMaker<M>,
): Registry {
  let rng: { integer(bound: number): number } | undefined;
  let drawnFor: unknown;
  return bench.registryWith({
    powers: ['drop-messages', 'delay-messages', 'own-source'],
    ...(createLie === undefined ? {} : { createLie }),
    onPacket: ({ delayNanoseconds }, context) => {
      if (rng === undefined || drawnFor !== context) {
        drawnFor = context;
        rng = context.stream('storm');
      }
      if (context.now() >= context.gstNanoseconds) return 'deliver';
      if (rng.integer(100) < dropPercent) return 'drop';
      const untilGst = context.gstNanoseconds - context.now();
      const extra = rng.integer(3) === 0 ? rng.integer(1000) * 1e-3 * untilGst : 0;
      return { delay: delayNanoseconds + extra };
    },
  });
}

/**
 * What a protocol of partial synchrony (Dwork, Lynch and Stockmeyer 1988) for n >= 3f + 1 owes whatever the network
 * does: safety always, whoever lies and whatever is lost; decisions after GST. The clients must ask again.
 */
export function partialSynchrony<M extends Message>(
  bench: Workbench<M>,
  { runs = 120, seed }: PartialSynchronyOptions,
): readonly Check[] {
  const check = (
    name: string,
    registry: Registry,
    isTraitors: boolean,
    holds: (result: RunResult) => boolean,
  ): Check => ({
    name,
    run: () => {
      fc.assert(
        fc.property(trials, ({ gstSeconds, nodes, seed: runSeed }) => {
          const traitors = isTraitors ? Math.floor((nodes - 1) / 3) : 0;
          const result = bench.run(registry, { nodes, traitors, seed: runSeed, conditions: { gstSeconds } });
          if (!holds(result)) throw new Error(JSON.stringify(result.verdicts));
        }),
        { numRuns: runs, seed },
      );
    },
  });
  const { erratic } = bench;
  return [
    ...[0, 10, 40].map((percent) =>
      check(
        `agreement, validity and integrity hold with f liars and ${String(percent)} of 100 lost before GST`,
        stormy(bench, percent, erratic),
        true,
        ({ verdicts }) =>
          [verdicts.agreement, verdicts.validity, verdicts.integrity].every((verdict) => verdict === 'holds'),
      ),
    ),
    check('delays alone keep nobody from deciding', stormy(bench, 0), false, rightly),
    check(
      'f traitors that lie and withhold by a draw keep nobody from it',
      stormy(bench, 0, erratic),
      true,
      rightly,
    ),
    check('nor do messages lost before GST, since clients ask again', stormy(bench, 30), false, rightly),
  ];
}

const rightly = ({ verdicts }: RunResult): boolean => isRight(verdicts);

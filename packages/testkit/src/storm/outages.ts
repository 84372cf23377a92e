import type { Conditions } from '@dmct/core';
import fc from 'fast-check';

/** An honest replica that goes down and comes back. */
export interface Outage {
  /** Counted modulo the number of replicas. */
  readonly replica: number;
  /** When it goes down and for how long, in 256ths: of the storm, squared, so that half of them hit its first quarter. */
  readonly from: number;
  readonly length: number;
}

const knob = fc.integer({ min: 0, max: 255 });

/** Outages of up to `most` replicas, one at least; shrinks towards fewer, earlier and shorter ones. */
export function outageDraws(most: number): fc.Arbitrary<Outage[]> {
  const outage = fc.record({ replica: knob, from: knob, length: knob });
  return fc.array(outage, { minLength: 1, maxLength: Math.min(16, most), size: 'max' });
}

/**
 * The outages as conditions of a run: each replica's first one, all over when the storm is. Who is down is as good as
 * faulty for so long, so that there may be as many as the fault bound leaves beside the traitors.
 */
export function crashesOf(
  outages: readonly Outage[],
  nodes: number,
  stormSeconds: number,
): Conditions['crashes'] {
  const first = new Map(outages.map((outage) => [outage.replica % nodes, outage] as const).reverse());
  const secondsOf = (at: number): number => ((at * at) / (256 * 256)) * stormSeconds;
  return [...first].map(([replica, { from, length }]) => ({
    replica,
    atSeconds: secondsOf(from),
    untilSeconds: secondsOf(Math.min(256, from + length + 1)),
  }));
}

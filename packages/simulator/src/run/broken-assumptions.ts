import type { Assumption } from '@dmct/core';
import type { Stage } from './stage.js';

/**
 * The strategy's assumptions that this run broke: by what the adversary did, by the share that is corrupted or down
 * for good, and by conditions that the strategy says it can't bear.
 */
export function brokenAssumptions({
  corruption,
  gatekeeper,
  network,
  prepared,
  topology,
}: Stage): readonly Assumption[] {
  const { conditions, faultsTolerated, nodes, params, strategy } = prepared;
  const broken = new Set<Assumption>(gatekeeper.broken);
  const down = corruption.honest.length - corruption.awaited.length;
  const isShareCounted =
    strategy.faultModel.resource === 'hashrate' || strategy.faultModel.resource === 'stake';
  const faultyReplicas = nodes - corruption.honest.length + down;
  const isBeyond = isShareCounted
    ? corruption.share + down / nodes > faultsTolerated / nodes + 1e-9
    : faultyReplicas > faultsTolerated;
  if (isBeyond) broken.add('faulty-within-bound');
  if (corruption.share >= 0.5 - 1e-12) broken.add('honest-majority-hashrate').add('honest-majority-stake');
  if (corruption.share >= 1 / 3 - 1e-12) broken.add('honest-two-thirds-stake');
  if (conditions.lossProbability > 0) broken.add('reliable-links').add('synchrony').add('partial-synchrony');
  if (conditions.echoes > 0) broken.add('line-of-sight');
  if (conditions.motionMetresPerSecond > 0) broken.add('known-places');
  if (conditions.converterBits !== null || conditions.noiseFigureDb > 0) broken.add('thermal-noise-only');
  const byConditions = strategy.brokenBy?.(params, {
    nodes,
    faulty: faultyReplicas,
    clockSkewSeconds: conditions.clockSkewSeconds,
    oscillators: conditions,
    network,
    pathLengthMetres: (a, b) => topology.pathLengthMetres(a, b),
  });
  for (const assumption of byConditions ?? []) broken.add(assumption);
  return strategy.assumptions.filter((assumption) => broken.has(assumption));
}

import type { Assumption } from '@dmct/core';
import type { Stage } from './stage.js';

/** The strategy's assumptions that this run broke: by the attack's nature, by its deeds, by the corrupted share. */
export function brokenAssumptions({ corruption, gatekeeper, prepared }: Stage): readonly Assumption[] {
  const { attack, attackParams, conditions, faultsTolerated, nodes, strategy } = prepared;
  const broken = new Set<Assumption>(gatekeeper.broken);
  const isIdle = corruption.faulty.length === 0 && attack.corruption?.(attackParams) !== 'none';
  if (!isIdle) for (const assumption of attack.breaks(attackParams)) broken.add(assumption);
  const corruptedReplicas = corruption.faulty.filter((id) => id < nodes).length;
  const isShareCounted =
    strategy.faultModel.resource === 'hashrate' || strategy.faultModel.resource === 'stake';
  const isBeyond = isShareCounted
    ? corruption.share > faultsTolerated / nodes + 1e-9
    : corruptedReplicas > faultsTolerated;
  if (isBeyond) broken.add('faulty-within-bound');
  if (corruption.share >= 0.5 - 1e-12) broken.add('honest-majority-hashrate').add('honest-majority-stake');
  if (corruption.share >= 1 / 3 - 1e-12) broken.add('honest-two-thirds-stake');
  if (conditions.lossProbability > 0) broken.add('reliable-links').add('synchrony').add('partial-synchrony');
  if (conditions.clockSkewSeconds > 0) broken.add('common-epoch');
  return strategy.assumptions.filter((assumption) => broken.has(assumption));
}
